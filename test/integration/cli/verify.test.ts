import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ended, PamHome } from './pam-process.ts';

let home: PamHome;
beforeEach(() => {
  home = new PamHome();
});
afterEach(() => home.remove());

async function verify() {
  const said = await ended(home.spawn('--forest', home.forest, 'verify'));
  expect(said.err).toEqual([]);
  return { code: said.code, said: JSON.parse(said.out[0]!) as Record<string, unknown> };
}

it('follows the history, ends with 1 where it is not as it was written, and both are in the history', async () => {
  await home.exec('Set-PAMConfiguration -PrivUserPrefix P.');
  const sound = await verify();
  expect(sound).toMatchObject({ code: 0, said: { verified: true, firstBad: null } });

  const db = new Database(join(home.forest, 'store.db'));
  db.exec(`DROP TRIGGER journalIsOnlySealed; UPDATE journal SET actor = 'somebody else' WHERE seq = 2`);
  db.close();
  const changed = await verify();
  expect(changed).toMatchObject({ code: 1, said: { verified: false, firstBad: { seq: 2 } } });

  const events = await ended(home.spawn('--forest', home.forest, 'events', '--id', '9304'));
  expect(events.out).toHaveLength(1);
  expect(JSON.parse(events.out[0]!)).toMatchObject({ id: 9304, severity: 'Error' });
});
