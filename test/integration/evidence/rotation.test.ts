import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHeadSigner, type EvidenceKey } from '../../../electron/evidence/head-signature.ts';
import {
  canonicalText,
  Chain,
  columns,
  headText,
  leafHash,
  verifyBundle,
  verifyStore,
  type EvidenceRow,
  type Rotation,
} from '../../../electron/evidence/verify-evidence.mjs';
import { openReader } from '../../../electron/events/reader.ts';
import { keyFileSealer } from '../../../electron/shell/key-file.ts';
import { storeFile } from '../../../electron/store/files.ts';
import { entry, Forest, noon } from '../store/forest.ts';
import { otherVerifier } from './other-verifier.ts';

let forest: Forest;
let key: EvidenceKey;
beforeEach(() => {
  forest = new Forest();
  key = openKey();
});
afterEach(() => forest.remove());

const openKey = () => openHeadSigner(forest.dir, keyFileSealer(forest.dir), () => undefined);
const hexOf = (signer: EvidenceKey) => signer.publicKey.toString('hex');

function write(signer: EvidenceKey, entries = 2): void {
  const store = forest.open({ signer });
  for (let at = 0; at < entries; at++) store.apply(entry([]));
  store.close();
}

/** A copy that somebody changed, with all hashes computed anew and the head signed by `signer`. */
function rewritten(name: string, signer: EvidenceKey, work: (db: Database.Database) => void): string {
  const path = join(forest.dir, name);
  copyFileSync(storeFile(forest.dir), path);
  const db = new Database(path);
  for (const trigger of db
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'journal'`)
    .pluck()
    .all() as string[])
    db.exec(`DROP TRIGGER "${trigger}"`);
  work(db);
  const chain = new Chain();
  const rows = db.prepare(`SELECT ${columns.map(name => `"${name}"`).join(', ')} FROM journal ORDER BY seq`);
  for (const row of rows.all() as EvidenceRow[])
    db.prepare('UPDATE journal SET hash = ? WHERE seq = ?').run(
      chain.add(leafHash(canonicalText(row))),
      row['seq'],
    );
  const { size, hash, root } = chain;
  db.prepare('UPDATE chain SET size = ?, hash = ?, root = ?, at = 1, signer = ?, signature = ?').run(
    ...[size, hash, root, signer.publicKey, signer.sign(headText({ size, hash, root, at: 1 }))],
  );
  db.close();
  return path;
}

test('a key that is changed is followed by both verifiers, from the one that was written down on paper', async () => {
  write(key);
  const old = hexOf(key);
  // Another window of the same user goes on with the key that it read.
  const other = openKey();
  expect(key.rotate()).toBe(true);
  expect(other.rotate()).toBe(false);
  expect(hexOf(openKey())).toBe(hexOf(key));
  // The next entry of any history that the old key signed brings the change with it.
  write(openKey());
  const path = storeFile(forest.dir);
  for (const asked of [null, old, hexOf(key)])
    expect(await verifyStore(path, asked)).toMatchObject({ firstBad: null, signer: hexOf(key) });
  expect((await verifyStore(path, 'ab'.repeat(32))).firstBad?.why).toMatch(/signed by another key/);
  expect(await otherVerifier(path)).toMatch(/^ok 6 /);

  const reader = openReader(forest.dir);
  const { rows } = await reader.page({}, null, 10);
  expect(rows.map(({ id }) => id).reverse()).toEqual([9011, 9310, 9011, 9011, 9316, 9011]);
  const bundle = join(forest.dir, 'bundle.zip');
  await reader.bundle(
    {
      ...{
        filter: {},
        range: null,
        filterInWords: 'everything',
        path: bundle,
        reason: 'x',
        by: 'pat',
        as: null,
      },
      ...{ at: noon, forest: { corpDnsName: 'a', privDnsName: 'b', timeZone: 'UTC' }, drill: false },
      signer: hexOf(key),
    },
    text => Promise.resolve(key.sign(text)),
    () => undefined,
    new AbortController().signal,
  );
  await reader.close();
  expect(await verifyBundle(bundle, old)).toMatchObject({ bad: null });
  expect((await verifyBundle(bundle, 'ab'.repeat(32))).bad).toMatchObject({ file: 'public-key.pem' });
  expect(await otherVerifier(bundle, 'bundle')).toBe('ok 6');
});

test('a change that the old key did not sign is found, and a head by a key that was replaced', async () => {
  write(key);
  const stolen = openKey();
  key.rotate();
  write(key);
  const forged = rewritten('forged.db', key, db => {
    const cause = JSON.parse(
      db.prepare('SELECT cause FROM journal WHERE id = 9316').pluck().get() as string,
    ) as Rotation;
    const changed = JSON.stringify({ ...cause, byPrevious: cause.byNew });
    db.prepare('UPDATE journal SET cause = ? WHERE id = 9316').run(changed);
  });
  expect((await verifyStore(forged, null)).firstBad).toMatchObject({ seq: 5 });
  expect(await otherVerifier(forged)).toBe('bad 5');
  const signedByOld = rewritten('stolen.db', stolen, db =>
    db.exec(`UPDATE journal SET message = 'other' WHERE seq = 6`),
  );
  expect((await verifyStore(signedByOld, null)).firstBad?.why).toMatch(
    /a key that another took the place of/,
  );
  expect(await otherVerifier(signedByOld)).toBe('bad 6');
});
