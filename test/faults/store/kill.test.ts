import Database from 'better-sqlite3';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findDamage } from '../../../electron/store/health.ts';
import { storeFile } from '../../../electron/store/files.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { Forest } from '../../integration/store/forest.ts';
import { seededDice } from '../../property/store/random-entries.ts';
import { run } from './process.ts';

const runs = process.env['LONG'] === '1' ? 200 : 20;

/**
 * A process that writes is killed at a random moment, again and again on the same forest: while it opens, writes, or
 * folds the log into the store. What it said was kept must be there, whole, and nothing of the transaction that was not.
 */
test(`${runs} kills of a writing process lose nothing that was kept`, { timeout: runs * 6000 }, async () => {
  const forest = new Forest();
  const dice = seededDice(Date.now());
  forest.open().close();
  let kept = 0;
  let wrote = 0;
  for (let i = 0; i < runs; i++) {
    const child = run('./writer.ts', forest.dir, String(i));
    // Mostly well into the writing; each fifth time at a moment that can be in the opening.
    if (i % 5 !== 4) {
      await child.next();
      await child.next();
    }
    await setTimeout(dice(i % 5 === 4 ? 500 : 250));
    await child.kill();
    const said = Number(child.lines.filter(line => line !== 'open').at(-1) ?? kept);
    if (said > kept) wrote++;

    forest.now = Date.now();
    const store = forest.open();
    const db = new Database(storeFile(forest.dir), { readonly: true });
    expect(findDamage(db)).toEqual([]);
    const rows = db
      .prepare(`SELECT seq, message FROM journal WHERE message LIKE '% of %' ORDER BY seq`)
      .all() as {
      seq: number;
      message: string;
    }[];
    const intents = db.prepare('SELECT count(*) FROM intents').pluck().get();
    const words = db
      .prepare(`SELECT count(*) FROM journalWords WHERE journalWords MATCH 'facets : i9001'`)
      .pluck()
      .get();
    const last = db.prepare('SELECT ifnull(max(seq), 0) FROM journal').pluck().get() as number;
    db.close();
    expect(last).toBeGreaterThanOrEqual(said);
    expect(rows.length % 2).toBe(0);
    for (let at = 0; at < rows.length; at += 2)
      expect(rows[at + 1]?.message).toBe(rows[at]?.message.replace('first', 'second'));
    expect([intents, words]).toEqual([rows.length / 2, rows.length]);
    expect(verifyReplay(store)).toEqual({ same: true, entries: last, differences: [] });
    kept = last;
    store.close();
  }
  expect(wrote).toBeGreaterThan(runs / 2);
  forest.remove();
});
