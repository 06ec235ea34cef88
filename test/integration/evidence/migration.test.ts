import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../../electron/events/reader.ts';
import { storeFile } from '../../../electron/store/files.ts';
import { migrations } from '../../../electron/store/migrations/all.ts';
import { entry, Forest, noon } from '../store/forest.ts';

let forest: Forest;
beforeEach(() => {
  forest = new Forest();
});
afterEach(() => forest.remove());

test('a store of before is chained as it stands: nothing is lost, and new entries go on from it', async () => {
  forest.open({ migrations: migrations.filter(({ number }) => number < 80) }).close();
  const db = new Database(storeFile(forest.dir));
  const insert = db.prepare(
    `INSERT INTO journal VALUES (?, ?, 9011, 'Information', 'Bastion Console', 'pat', NULL, '', ?, NULL, '', NULL, '', NULL, NULL, NULL, '[]')`,
  );
  db.transaction(() => {
    for (let seq = 1; seq <= 4500; seq++) insert.run(seq, noon + seq, `Entry ${seq}`);
  })();
  db.close();

  const store = forest.open();
  forest.now = noon + 10_000;
  expect(store.apply(entry([], { message: 'The first one after' })).seq).toBe(4501);
  const reader = openReader(forest.dir);
  const verified = await reader.verify(() => undefined, new AbortController().signal);
  expect(verified).toMatchObject({ entries: 4501, firstBad: null });
  const { rows } = await reader.page({}, null, 3);
  expect(rows.map(row => row.message)).toEqual(['The first one after', 'Entry 4500', 'Entry 4499']);
  await reader.close();
  store.close();
  const after = new Database(storeFile(forest.dir));
  expect(() => after.exec(`UPDATE journal SET message = 'x'`)).toThrow(/never changed/);
  after.close();
});

test('a wall clock that is moved while the machine goes on is told, forward and back', async () => {
  let ms = 5000;
  const store = forest.open({ tick: () => ({ boot: 'b', ms }) });
  const pass = (wall: number, machine: number) => {
    forest.now += wall;
    ms += machine;
    store.apply(entry([]));
  };
  pass(0, 0);
  pass(3_600_000, 3_600_000);
  pass(3_600_000, 1000);
  pass(1000, 3_600_000);
  pass(1000, 1000);
  const reader = openReader(forest.dir);
  const { rows } = await reader.page({}, null, 20);
  expect(rows.map(row => row.id).reverse()).toEqual([9011, 9011, 9007, 9011, 9003, 9011, 9011]);
  // Each entry after the clock was moved is flagged, by what the machine's own clock says that was.
  expect(rows.map(row => row.clockMoved).reverse()).toEqual([
    ...[null, null, 3_599_000, 3_599_000],
    ...[-3_599_000, -3_599_000, null],
  ]);
  expect(rows.find(row => row.id === 9007)?.message).toContain('forward by about 3599 s more');
  expect(rows.find(row => row.id === 9003)?.message).toContain('set back by about 3599 s');
  await reader.close();
  store.close();
});
