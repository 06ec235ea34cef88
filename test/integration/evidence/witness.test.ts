import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchHead } from '../../../electron/compose/witness.ts';
import { storeFile } from '../../../electron/store/files.ts';
import type { Store } from '../../../electron/store/types.ts';
import { openReader } from '../../../electron/events/reader.ts';
import { entry, Forest } from '../store/forest.ts';

let forest: Forest;
let witness: string;
beforeEach(() => {
  forest = new Forest();
  witness = mkdtempSync(join(tmpdir(), 'witness-'));
});
afterEach(() => {
  forest.remove();
  rmSync(witness, { recursive: true, force: true });
});

const fail = (message: string) => {
  throw new Error(message);
};
function session(work: (store: Store) => void): void {
  const store = forest.open();
  if (!store.isEmpty()) watchHead(store, witness, fail);
  work(store);
  store.close();
}
const add =
  (count: number, message = 'An entry') =>
  (store: Store) => {
    for (let at = 0; at < count; at++) store.apply(entry([], { message }));
  };

async function told(): Promise<string[]> {
  const reader = openReader(forest.dir);
  const { rows } = await reader.page({ ids: [9312] }, null, 10);
  await reader.close();
  return rows.map(row => row.message);
}

test('follows the history from outside of its folder, and says nothing of one that goes on', async () => {
  session(add(3));
  session(add(4));
  session(add(2));
  const [name, ...others] = readdirSync(witness);
  expect(others).toEqual([]);
  expect(JSON.parse(readFileSync(join(witness, name!), 'utf8'))).toMatchObject({ size: 9, dir: forest.dir });
  expect(await told()).toEqual([]);
});

test('tells of an older store that was put in the place of the present one, once', async () => {
  session(add(3));
  session(add(1));
  const older = join(witness, 'older.db');
  copyFileSync(storeFile(forest.dir), older);
  session(add(5));
  copyFileSync(older, storeFile(forest.dir));
  rmSync(older);
  session(() => undefined);
  expect(await told()).toEqual([
    expect.stringMatching(/saw the history reach entry 9, and entries 5 to 9 are missing/),
  ]);
  session(() => undefined);
  expect(await told()).toHaveLength(1);
});

test('tells of an older store that went its own way past where the witness was', async () => {
  session(add(3));
  session(add(1));
  const older = join(witness, 'older.db');
  copyFileSync(storeFile(forest.dir), older);
  session(add(2));
  copyFileSync(older, storeFile(forest.dir));
  const store = forest.open();
  add(6, 'Another')(store);
  store.close();
  session(() => undefined);
  expect(await told()).toEqual([
    expect.stringMatching(/reach entry 6, and the entries up to there are not the same/),
  ]);
});

test('that cannot be read is written anew', async () => {
  session(add(2));
  session(add(1));
  const path = join(witness, readdirSync(witness)[0]!);
  writeFileSync(path, '{');
  session(add(1));
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ size: 4 });
  expect(await told()).toEqual([]);
});
