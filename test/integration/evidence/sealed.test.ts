import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyStore } from '../../../electron/evidence/verify-evidence.mjs';
import { openReader } from '../../../electron/events/reader.ts';
import { storeFile } from '../../../electron/store/files.ts';
import { contentAt, verifyReplay } from '../../../electron/store/replay.ts';
import type { Store } from '../../../electron/store/types.ts';
import { matching } from '../compose/desk.ts';
import { entry, Forest, jen, newId } from '../store/forest.ts';
import { toCells } from '../../../electron/store/cells.ts';
import { otherVerifier } from './other-verifier.ts';

let forest: Forest;
let store: Store;
const id = newId.user();
beforeEach(() => {
  forest = new Forest();
  store = forest.open();
  store.apply(
    entry([{ op: 'set', kind: 'user', id, values: toCells('user', jen) }], {
      userId: id,
      message: 'Jen is new.',
    }),
  );
  for (let at = 2; at <= 10; at++)
    store.apply(
      entry([{ op: 'set', kind: 'user', id, values: { privDescription: `the ${at}th` } }], {
        userId: id,
        message: `Change ${at} of Jen${at === 3 ? ' in Zanzibar' : ''}.`,
      }),
    );
});
afterEach(() => {
  store.close();
  forest.remove();
});

/** Declares the entries up to one sealed, as the console does when their bundle was written, and takes out some or all. */
function seal(upTo: number, takeOut = true): void {
  const content = contentAt(forest.dir, upTo);
  store.transaction(() => {
    store.sealing.declare(
      { upTo, at: forest.now, name: `to-${upTo}.zip`, entries: upTo, manifest: Buffer.alloc(32, 7) },
      content,
    );
    store.apply(entry([], { event: 9350, cause: { upTo }, message: `Sealed up to ${upTo}.` }));
  });
  if (takeOut) finish();
}

/** Goes on where a sealing stopped, three entries at a time. */
function finish(): void {
  const open = store.sealing.unfinished();
  let after: number | null = open?.after ?? null;
  while (after !== null) {
    const from = after;
    after = store.transaction(() => store.sealing.takeOut(from, open!.upTo, 3));
  }
}

async function verdicts(path: string): Promise<{ ours: number | null; theirs: string }> {
  const { firstBad } = await verifyStore(path, null);
  return { ours: firstBad?.seq ?? null, theirs: await otherVerifier(path) };
}

/** A copy of the store without triggers, changed over another connection. */
function tampered(work: (db: Database.Database) => void): string {
  const path = join(forest.dir, 'copy.db');
  new Database(storeFile(forest.dir)).pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(storeFile(forest.dir), path);
  const db = new Database(path);
  db.exec(
    'DROP TRIGGER "journalIsOnlySealed"; DROP TRIGGER "journalForgetsWords"; DROP TRIGGER "journalIsNeverDeleted"',
  );
  work(db);
  db.close();
  return path;
}

test('sealed entries keep their place in the chain and lose their text; the rest is as it was', async () => {
  seal(6);
  expect(store.sealing.unfinished()).toBeNull();
  expect(store.sealing.segments()).toMatchObject([{ upTo: 6, name: 'to-6.zip' }]);
  const reader = openReader(forest.dir);
  try {
    expect(await reader.verify(() => undefined, new AbortController().signal)).toMatchObject({
      entries: 11,
      firstBad: null,
    });
    const { rows } = await reader.page({}, 8, 3);
    expect(rows.map(row => row.message)).toEqual([
      'Change 7 of Jen.',
      'Sealed. Its text is in to-6.zip.',
      'Sealed. Its text is in to-6.zip.',
    ]);
    expect((await reader.page({ text: 'change' }, null, 100)).rows.map(row => row.seq)).toEqual([
      10, 9, 8, 7,
    ]);
    expect((await reader.page({ userId: id }, null, 100)).rows).toHaveLength(4);
    expect(await reader.count({})).toBe(11);
    expect(await reader.count({ ids: [9010, 9011] })).toBe(10);
  } finally {
    await reader.close();
  }
  expect(await verdicts(tampered(() => undefined))).toEqual({
    ours: null,
    theirs: matching(/^ok 11 /),
  });
});

test('replaying goes on from where the last segment ends', () => {
  seal(4);
  expect(verifyReplay(store)).toEqual({ same: true, entries: 11, differences: [] });
  store.apply(entry([{ op: 'set', kind: 'user', id, values: { privDescription: 'after' } }], { userId: id }));
  seal(9);
  expect(verifyReplay(store)).toEqual({ same: true, entries: 13, differences: [] });
});

test('a sealing that stopped half way is whole to a verifier, and goes on', async () => {
  seal(6, false);
  store.transaction(() => store.sealing.takeOut(0, 6, 3));
  store.close();
  store = forest.open();
  expect((await verdicts(tampered(() => undefined))).ours).toBeNull();
  expect(store.sealing.unfinished()).toEqual({ after: 0, upTo: 6 });
  finish();
  expect(store.sealing.unfinished()).toBeNull();
  expect((await verdicts(tampered(() => undefined))).ours).toBeNull();
});

test('entries that tell of the history itself keep their text', () => {
  seal(3);
  seal(11);
  expect(store.sealing.segments()).toHaveLength(2);
  expect(store.entriesOf('user', id, 20)).toEqual([]);
  const db = new Database(storeFile(forest.dir), { readonly: true });
  expect(
    db.prepare('SELECT "message" FROM "journal" WHERE "id" = 9350 ORDER BY "seq"').pluck().all(),
  ).toEqual(['Sealed up to 3.', 'Sealed up to 11.']);
  db.close();
});

test.each<[string, number, (db: Database.Database) => void]>([
  [
    'a text that was taken out without a word',
    8,
    db => {
      blank(db, 8);
    },
  ],
  [
    'another leaf in the place of a sealed one',
    2,
    db => {
      db.prepare('UPDATE "journal" SET "leaf" = zeroblob(32) WHERE "seq" = 2').run();
    },
  ],
  [
    'a text that was put into a sealed entry',
    3,
    db => {
      db.prepare(`UPDATE "journal" SET "message" = 'All was well.' WHERE "seq" = 3`).run();
    },
  ],
  [
    'what the entry that said so says',
    11,
    db => {
      db.prepare(`UPDATE "journal" SET "cause" = 'null' WHERE "seq" = 11`).run();
    },
  ],
  [
    'the entry that said so, gone',
    1,
    db => {
      db.prepare('DELETE FROM "journal" WHERE "seq" = 11').run();
    },
  ],
])('%s is found', async (_, seq, work) => {
  seal(6);
  expect(await verdicts(tampered(work))).toEqual({
    ours: seq,
    theirs: `bad ${seq}`,
  });
});

test('the text of sealed entries is not in the file any more, nor their words in its index', () => {
  const file = () => {
    store.close();
    const bytes = readFileSync(storeFile(forest.dir)).toString('latin1');
    store = forest.open();
    return bytes;
  };
  const before = file();
  for (const text of ['Zanzibar', 'zanzibar', 'the 3th', 'Change 9 of Jen']) expect(before).toContain(text);
  seal(6);
  const after = file();
  expect(after).toContain('Change 9 of Jen');
  for (const text of ['Zanzibar', 'zanzibar', 'the 3th']) expect(after).not.toContain(text);
});

test('the store itself changes no entry but by sealing what was declared', () => {
  seal(6);
  const db = new Database(storeFile(forest.dir));
  expect(() => db.exec(`UPDATE "journal" SET "message" = 'x' WHERE "seq" = 8`)).toThrow('never changed');
  expect(() => {
    blank(db, 8);
  }).toThrow('never changed');
  expect(() => db.exec('UPDATE "journal" SET "leaf" = NULL WHERE "seq" = 2')).toThrow('never changed');
  db.close();
});

function blank(db: Database.Database, seq: number): void {
  db.prepare(
    `UPDATE "journal" SET "leaf" = zeroblob(32), "actor" = '', "as_account" = NULL, "reason" = '', "message" = '', "user_id" = NULL,
     "user_name" = '', "role_id" = NULL, "role_name" = '', "request_id" = NULL, "command" = NULL, "cause" = NULL, "changes" = '[]'
     WHERE "seq" = ?`,
  ).run(seq);
}
