import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHeadSigner, type HeadSigner } from '../../../electron/evidence/head-signature.ts';
import { columns, headText, verifyStore } from '../../../electron/evidence/verify-evidence.mjs';
import { openReader } from '../../../electron/events/reader.ts';
import { storeFile } from '../../../electron/store/files.ts';
import { keyFileSealer } from '../../../electron/shell/key-file.ts';
import { matching } from '../compose/desk.ts';
import { entry, Forest } from '../store/forest.ts';
import { otherVerifier } from './other-verifier.ts';

/** A store of forty entries with every kind of text in it, closed; each test changes a copy of it over another connection. */
let forest: Forest;
let signer: HeadSigner;
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
  signer = openHeadSigner(forest.dir, keyFileSealer(forest.dir), () => undefined);
  const store = forest.open({ tick: () => ({ boot: 'boot-1', ms: (ticks += 10) }), signer });
  // The first change brings the entry that says by whom the history is signed.
  for (let at = 0; at < 39; at++)
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

const publicKey = () => signer.publicKey.toString('hex');

function verifier(path: string, key?: string): { code: number | null; first: number | null; out: string } {
  const run = spawnSync(
    process.execPath,
    [resolve('electron/evidence/verify-evidence.mjs'), path, ...(key === undefined ? [] : ['--key', key])],
    {
      encoding: 'utf8',
    },
  );
  const first = /First wrong entry: (\d+)/.exec(run.stdout)?.[1];
  return {
    code: run.status,
    first: first === undefined ? null : Number(first),
    out: run.stdout + run.stderr,
  };
}

/** Both verifiers, which share no code, name the same entry. */
async function expectBad(path: string, seq: number): Promise<void> {
  expect((await verifyStore(path, null)).firstBad).toMatchObject({ seq });
  expect(await otherVerifier(path)).toBe(`bad ${seq}`);
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
  test('is verified by both, with the same hashes', async () => {
    const path = tampered(() => undefined);
    const { code, out } = verifier(path);
    expect(out).toContain('VERIFIED. 40 entries');
    expect(code).toBe(0);
    const [ok, size, chain, root] = (await otherVerifier(path)).split(' ');
    expect([ok, size]).toEqual(['ok', '40']);
    expect(out).toContain(`Chain: ${chain!}`);
    expect(out).toContain(`Merkle root: ${root!}`);
    expect(out).toContain(`Signed by: ${publicKey()}`);
    expect(verifier(path, publicKey()).code).toBe(0);
  });

  test('is verified in the console, off the main thread, and the end is the same', async () => {
    const reader = openReader(forest.dir);
    const seen: number[] = [];
    const verified = await reader.verify(done => seen.push(done), new AbortController().signal);
    expect(verified).toMatchObject({ entries: 40, firstBad: null });
    expect(seen.at(-1)).toBe(40);
    expect(await otherVerifier(storeFile(forest.dir))).toBe(`ok 40 ${verified.hash} ${verified.root}`);
    await reader.close();
  });
});

describe('what somebody did to the file', () => {
  test.each(columns.filter(name => name !== 'seq'))('one column alone, %s: found', async column => {
    await expectBad(
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

  test('one bit of a message', async () => {
    await expectBad(
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
       INSERT INTO journal SELECT 12, at, id, severity, source, actor, as_account, reason, 'put in', user_id, user_name, role_id, role_name, request_id, command, cause, changes, mono, boot, hash, leaf FROM journal WHERE seq = 11`,
      12,
    ],
    [
      'one was put in at the end',
      `INSERT INTO journal SELECT 41, at, id, severity, source, actor, as_account, reason, 'put in', user_id, user_name, role_id, role_name, request_id, command, cause, changes, mono, boot, hash, leaf FROM journal WHERE seq = 40`,
      41,
    ],
    ['the end was deleted', 'DELETE FROM journal WHERE seq > 30', 31],
    ['the head was removed', 'DELETE FROM chain', 41],
    ['the head was changed', 'UPDATE chain SET root = zeroblob(32)', 40],
  ])('%s', async (_, statement, seq) => {
    await expectBad(
      tampered(db => void db.exec(statement)),
      seq,
    );
  });

  test('hashes recomputed from a row on: the head does not fit them', async () => {
    await expectBad(
      tampered(db => {
        db.exec(`UPDATE journal SET message = 'other' WHERE seq = 13`);
        rehash(db, false);
      }),
      40,
    );
  });

  test('everything recomputed, the head too: the signature does not fit it', async () => {
    await expectBad(
      tampered(db => {
        db.exec(`UPDATE journal SET message = 'other' WHERE seq = 13`);
        rehash(db, true);
      }),
      40,
    );
  });

  test('the end removed and the head recomputed without its signature: found where the key is asked for', async () => {
    const path = tampered(db => {
      db.exec('DELETE FROM journal WHERE seq > 30');
      rehash(db, true);
      db.exec('UPDATE chain SET at = NULL, signer = NULL, signature = NULL');
    });
    expect(verifier(path)).toMatchObject({ code: 0, out: matching(/Signed by: nobody/) });
    expect(verifier(path, publicKey())).toMatchObject({ code: 1, first: 30 });
  });

  test('everything recomputed and signed by another key: found where the key is asked for', async () => {
    const path = tampered(db => {
      db.exec(`UPDATE journal SET message = 'other' WHERE seq = 13`);
      rehash(db, true);
      const other = openHeadSigner(
        join(forest.dir, 'other'),
        keyFileSealer(join(forest.dir, 'other')),
        () => undefined,
      );
      const head = db.prepare('SELECT size, hash, root FROM chain').get() as {
        size: number;
        hash: Buffer;
        root: Buffer;
      };
      db.prepare('UPDATE chain SET at = 1, signer = ?, signature = ?').run(
        other.publicKey,
        other.sign(headText({ ...head, at: 1 })),
      );
    });
    expect(verifier(path).code).toBe(0);
    expect(verifier(path, publicKey())).toMatchObject({
      code: 1,
      first: 40,
      out: matching(/signed by another key/),
    });
  });
});

describe('the key', () => {
  test('is the same at the next start, for its owner alone, and its private half is sealed', async () => {
    const again = openHeadSigner(forest.dir, keyFileSealer(forest.dir), () => undefined);
    expect(again.publicKey).toEqual(signer.publicKey);
    const path = join(forest.dir, 'evidence-key.key-file.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE');
  });

  test('that cannot be unsealed is moved aside, another is made, and it is said', async () => {
    const dir = join(forest.dir, 'moved');
    const first = openHeadSigner(dir, keyFileSealer(dir), () => undefined);
    const said: string[] = [];
    const second = openHeadSigner(dir, { ...keyFileSealer(join(dir, 'new')), kind: 'key-file' }, text =>
      said.push(text),
    );
    expect(second.publicKey).not.toEqual(first.publicKey);
    expect(said).toEqual([matching(/moved aside/)]);
  });

  test('of the end before is gone where somebody without a key writes on', async () => {
    const forest = new Forest();
    const key = openHeadSigner(forest.dir, keyFileSealer(forest.dir), () => undefined);
    for (const signer of [key, undefined]) {
      const store = forest.open({ signer });
      store.apply(entry([]));
      store.close();
    }
    expect(await verifyStore(storeFile(forest.dir), null)).toMatchObject({ firstBad: null, signer: null });
    expect((await verifyStore(storeFile(forest.dir), key.publicKey.toString('hex'))).firstBad).toMatchObject({
      why: 'The head of the chain is not signed.',
    });
    forest.remove();
  });

  test('that signs for the first time after another is told in the history', async () => {
    const other = new Forest();
    const keys = ['a', 'b'].map(name =>
      openHeadSigner(join(other.dir, name), keyFileSealer(join(other.dir, name)), () => undefined),
    );
    for (const at of [0, 1, 0]) {
      const store = other.open({ signer: keys[at] });
      store.apply(entry([]));
      store.close();
    }
    const reader = openReader(other.dir);
    const { rows } = await reader.page({}, null, 10);
    expect(rows.map(row => row.id).reverse()).toEqual([9011, 9310, 9011, 9311, 9011]);
    expect(await reader.verify(() => undefined, new AbortController().signal)).toMatchObject({
      firstBad: null,
      signer: keys[0]!.publicKey.toString('hex'),
    });
    await reader.close();
    other.remove();
  });
});

test('what is no store is refused in words', async () => {
  const { code, out } = verifier(resolve('package.json'));
  expect(code).toBe(2);
  expect(out).toMatch(/neither a bundle nor a store/);
  expect(verifier('/nowhere/store.db').out).toContain('There is no file');
});
