import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PamHome } from './pam-process.ts';

let home: PamHome;
beforeEach(() => {
  home = new PamHome();
});
afterEach(() => home.remove());

const store = () => join(home.forest, 'store.db');
const change = (text: string) => home.value('exec', `Set-PAMConfiguration -PrivUserPrefix ${text}.`);
const take = () => home.value('anchor') as Promise<{ size: number; words: string }>;
async function compare(words: string) {
  const { code, out, err } = await home.pam('--forest', home.forest, 'anchor', '--compare', words);
  const { same, message } = JSON.parse(out[0] ?? err[0]!) as { same?: boolean; message?: string };
  return { code, same, message: message ?? err[0] };
}

it('says from paper alone that the store and the witness were both rolled back', async () => {
  await change('A');
  const backup = join(home.root, 'before');
  cpSync(join(home.root, 'user'), backup, { recursive: true });
  copyFileSync(store(), join(backup, 'store.db'));
  await change('B');
  const { size, words } = await take();
  expect(await compare(words)).toMatchObject({
    code: 0,
    same: true,
    message: `All up to entry ${size} is as it was when the anchor was taken.`,
  });

  // The older copy of both, as somebody puts it in place who holds the workstation.
  for (const end of ['', '-wal', '-shm']) rmSync(`${store()}${end}`, { force: true });
  rmSync(join(home.root, 'user'), { recursive: true });
  cpSync(backup, join(home.root, 'user'), { recursive: true });
  copyFileSync(join(backup, 'store.db'), store());
  expect((await home.pam('--forest', home.forest, 'events', '--id', '9312')).out).toEqual([]);
  expect((await home.pam('--forest', home.forest, 'verify')).code).toBe(0);
  expect(await compare(words)).toMatchObject({ code: 1, same: false });

  // And written on past where the anchor was.
  for (const text of ['C', 'D', 'E', 'F', 'G', 'H']) await change(text);
  expect(await compare(words)).toMatchObject({ code: 1, same: false });
  const events = await home.pam('--forest', home.forest, 'events', '--id', '9315');
  expect(events.out).toHaveLength(2);
});

it('says what was changed before the anchor, and refuses a word that was mistyped', async () => {
  await change('A');
  const { words } = await take();
  const [first = '', ...rest] = words.split(' ');
  const mistyped = await compare([first === 'able' ? 'acid' : 'able', ...rest].join(' '));
  expect(mistyped).toMatchObject({ code: 1, same: undefined });
  expect(mistyped.message).toContain(`Where the others are right it is ${first}.`);

  const db = new Database(store());
  db.exec(`DROP TRIGGER journalIsOnlySealed; UPDATE journal SET actor = 'somebody else' WHERE seq = 2`);
  db.close();
  const changed = await compare(words);
  expect(changed).toMatchObject({ code: 1, same: false });
  expect(changed.message).toContain('Entry 2 is not as it was written');
});
