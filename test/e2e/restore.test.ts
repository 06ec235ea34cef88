import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';

let console: TestConsole;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
});
afterAll(() => console.close());

it('refuses a damaged store in words, and restores a backup when a person says so', async () => {
  const { page, forestDir } = console;
  await console.call('forest.close', {});
  const store = join(forestDir, 'store.db');
  const whole = readFileSync(store);
  const broken = Buffer.from(whole);
  broken.fill(0x5a, 4096, 60_000);
  writeFileSync(store, broken);

  await page.getByRole('button', { name: /sample-forest/ }).click();
  await page.getByText('is damaged. It was not touched').waitFor();
  expect(readFileSync(store).equals(broken)).toBe(true);
  await page.getByRole('heading', { name: 'Backups of this forest' }).waitFor();
  await picture(page, 'restore-damaged');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Restore' }).first().click();
  await picture(page, 'dialog-restore');
  await page.getByRole('button', { name: 'Restore backup' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  const { rows } = await console.call('events.list', { filter: { ids: [9005] } });
  expect(rows[0]).toMatchObject({ id: 9005, severity: 'Warning' });
});
