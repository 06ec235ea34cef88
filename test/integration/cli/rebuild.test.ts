import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ended, PamHome } from './pam-process.ts';

let home: PamHome;
beforeEach(() => {
  home = new PamHome();
});
afterEach(() => home.remove());

async function rebuild() {
  const said = await ended(home.spawn('--forest', home.forest, 'rebuild', '--check'));
  expect(said.err).toEqual([]);
  return { code: said.code, said: JSON.parse(said.out[0]!) as Record<string, unknown> };
}

it('rebuilds the store from the history, ends with 1 where they differ, and both are in the history', async () => {
  await home.exec('Set-PAMConfiguration -PrivUserPrefix P.');
  const same = await rebuild();
  expect(same).toMatchObject({ code: 0, said: { same: true, differences: [] } });

  const db = new Database(join(home.forest, 'store.db'));
  db.exec(`UPDATE pamConfiguration SET privUserPrefix = 'Q.'`);
  db.close();
  const differs = await rebuild();
  expect(differs).toMatchObject({
    code: 1,
    said: { same: false, differences: [{ table: 'pamConfiguration', id: 'singleton', kind: 'different' }] },
  });

  const events = await ended(home.spawn('--forest', home.forest, 'events', '--id', '9325'));
  expect(events.out).toHaveLength(1);
  expect(JSON.parse(events.out[0]!)).toMatchObject({ id: 9325, severity: 'Warning' });
});

it('writes over nothing: it asks for --check', async () => {
  const said = await ended(home.spawn('--forest', home.forest, 'rebuild'));
  expect(said.code).toBe(2);
  expect(said.err.join()).toContain('--check');
});
