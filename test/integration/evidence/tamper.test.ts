import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { columns } from '../../../electron/evidence/verify-evidence.mjs';
import { openReader } from '../../../electron/events/reader.ts';
import { storeFile } from '../../../electron/store/files.ts';
import { entry, Forest } from '../store/forest.ts';

/** A store of forty entries with every kind of text in it, closed; each test changes a copy of it over another connection. */
let forest: Forest;
let ticks = 1000;
const texts = [
  'plain',
  'Łódź, Ünïcödé',
  '"quoted" \\ and \n lines \t',
  '\u0000\u0001\u001f',
  '😀\u2028\u2029',
  '\ud800 half',
];
beforeAll(() => {
  forest = new Forest();
  const store = forest.open({ tick: () => ({ boot: 'boot-1', ms: (ticks += 10) }) });
  for (let at = 0; at < 40; at++)
    store.apply(
      entry([], {
        message: `Entry ${at}: ${texts[at % texts.length]!}`,
        reason: texts[(at + 1) % texts.length]!,
        cause: { text: texts[(at + 2) % texts.length]! },
      }),
    );
  store.close();
});
afterAll(() => forest.remove());

let copies = 0;
/** A copy whose triggers are gone, as someone with the file and a tool can have it. */
function tampered(work: (db: Database.Database) => void): string {
  const path = join(forest.dir, `copy-${(copies += 1)}.db`);
  copyFileSync(storeFile(forest.dir), path);
  const db = new Database(path);
  const triggers = db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'`)
    .pluck()
    .all() as string[];
  for (const name of triggers) db.exec(`DROP TRIGGER "${name}"`);
  work(db);
  db.close();
  return path;
}

function verifier(path: string): { code: number | null; first: number | null; out: string } {
  const run = spawnSync(process.execPath, [resolve('electron/evidence/verify-evidence.mjs'), path], {
    encoding: 'utf8',
  });
  const first = /First wrong entry: (\d+)/.exec(run.stdout)?.[1];
  return {
    code: run.status,
    first: first === undefined ? null : Number(first),
    out: run.stdout + run.stderr,
  };
}

function python(path: string): string {
  return execFileSync('python3', [resolve('test/integration/evidence/verify_store.py'), path], {
    encoding: 'utf8',
  }).trim();
}

/** Both verifiers, which share no code, name the same entry. */
function expectBad(path: string, seq: number): void {
  expect(verifier(path)).toMatchObject({ code: 1, first: seq });
  expect(python(path)).toBe(`bad ${seq}`);
}

/** Writes the hashes anew from an entry on, as somebody would who knows how. */
function rehash(db: Database.Database, head: boolean): void {
  const script = resolve('electron/evidence/verify-evidence.mjs');
  const code = `
    import { canonicalText, Chain, leafHash } from ${JSON.stringify(script)};
    const rows = JSON.parse(process.argv[1]);
    const chain = new Chain();
    const hashes = rows.map(row => chain.add(leafHash(canonicalText(row))).toString('hex'));
    console.log(JSON.stringify({ hashes, root: chain.root.toString('hex') }));`;
  const rows = db
    .prepare(`SELECT ${columns.map(name => `"${name}"`).join(', ')} FROM journal ORDER BY seq`)
    .all();
  const { hashes, root } = JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code, JSON.stringify(rows)], {
      encoding: 'utf8',
    }),
  ) as { hashes: string[]; root: string };
  hashes.forEach((hash, at) =>
    db.prepare('UPDATE journal SET hash = ? WHERE seq = ?').run(Buffer.from(hash, 'hex'), at + 1),
  );
  if (head)
    db.prepare('UPDATE chain SET size = ?, hash = ?, root = ?').run(
      hashes.length,
      Buffer.from(hashes.at(-1)!, 'hex'),
      Buffer.from(root, 'hex'),
    );
}

describe('a history that nobody touched', () => {
  test('is verified by both, with the same hashes', () => {
    const path = tampered(() => undefined);
    const { code, out } = verifier(path);
    expect(out).toContain('VERIFIED. 40 entries');
    expect(code).toBe(0);
    const [ok, size, chain, root] = python(path).split(' ');
    expect([ok, size]).toEqual(['ok', '40']);
    expect(out).toContain(`Chain: ${chain!}`);
    expect(out).toContain(`Merkle root: ${root!}`);
  });

  test('is verified in the console, off the main thread, and the end is the same', async () => {
    const reader = openReader(forest.dir);
    const seen: number[] = [];
    const verified = await reader.verify(done => seen.push(done), new AbortController().signal);
    expect(verified).toMatchObject({ entries: 40, firstBad: null });
    expect(seen.at(-1)).toBe(40);
    expect(python(storeFile(forest.dir))).toBe(`ok 40 ${verified.hash} ${verified.root}`);
    await reader.close();
  });
});

describe('what somebody did to the file', () => {
  test.each(columns.filter(name => name !== 'seq'))('one column alone, %s: found', column => {
    expectBad(
      tampered(db => {
        const value = db.prepare(`SELECT typeof("${column}") FROM journal WHERE seq = 17`).pluck().get();
        const other = ['at', 'mono', 'id'].includes(column)
          ? `ifnull("${column}", 0) + 1`
          : value === 'null'
            ? `'"x"'`
            : `'"' || 'x"'`;
        db.exec(`UPDATE journal SET "${column}" = ${other} WHERE seq = 17`);
      }),
      17,
    );
  });

  test('one bit of a message', () => {
    expectBad(
      tampered(db => {
        const text = db.prepare('SELECT message FROM journal WHERE seq = 9').pluck().get() as string;
        const bytes = Buffer.from(text);
        bytes[0]! ^= 1;
        db.prepare('UPDATE journal SET message = ? WHERE seq = 9').run(bytes.toString());
      }),
      9,
    );
  });

  test.each([
    ['the first entry was deleted', 'DELETE FROM journal WHERE seq = 1', 1],
    ['a middle one was deleted', 'DELETE FROM journal WHERE seq = 20', 20],
    [
      'one was deleted, and the others moved up',
      'DELETE FROM journal WHERE seq = 20; UPDATE journal SET seq = seq - 1 WHERE seq > 20',
      20,
    ],
    [
      'two changed places',
      'UPDATE journal SET seq = 0 WHERE seq = 5; UPDATE journal SET seq = 5 WHERE seq = 6; UPDATE journal SET seq = 6 WHERE seq = 0',
      5,
    ],
    [
      'one was put in, and the others moved down',
      `UPDATE journal SET seq = -seq - 1 WHERE seq >= 12; UPDATE journal SET seq = -seq WHERE seq < 0;
       INSERT INTO journal SELECT 12, at, id, severity, source, actor, as_account, reason, 'put in', user_id, user_name, role_id, role_name, request_id, command, cause, changes, mono, boot, hash FROM journal WHERE seq = 11`,
      12,
    ],
    [
      'one was put in at the end',
      `INSERT INTO journal SELECT 41, at, id, severity, source, actor, as_account, reason, 'put in', user_id, user_name, role_id, role_name, request_id, command, cause, changes, mono, boot, hash FROM journal WHERE seq = 40`,
      41,
    ],
    ['the end was deleted', 'DELETE FROM journal WHERE seq > 30', 31],
    ['the head was removed', 'DELETE FROM chain', 41],
    ['the head was changed', 'UPDATE chain SET root = zeroblob(32)', 40],
  ])('%s', (_, statement, seq) => {
    expectBad(
      tampered(db => void db.exec(statement)),
      seq,
    );
  });

  test('hashes recomputed from a row on: the head does not fit them', () => {
    expectBad(
      tampered(db => {
        db.exec(`UPDATE journal SET message = 'other' WHERE seq = 13`);
        rehash(db, false);
      }),
      40,
    );
  });

  test('everything recomputed, the head too: the chain alone does not show it', () => {
    const path = tampered(db => {
      db.exec(`UPDATE journal SET message = 'other' WHERE seq = 13`);
      rehash(db, true);
    });
    expect(verifier(path).code).toBe(0);
    expect(verifier(path).out).not.toContain(python(storeFile(forest.dir)).split(' ')[2]);
  });
});

test('what is no store is refused in words', () => {
  const { code, out } = verifier(resolve('package.json'));
  expect(code).toBe(2);
  expect(out).toMatch(/is not a store with a chained history/);
  expect(verifier('/nowhere/store.db').out).toContain('There is no file');
});
