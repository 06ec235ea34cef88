import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyBundle } from '../../electron/evidence/verify-evidence.mjs';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';

let console: TestConsole;
beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
});
afterAll(() => console.close());

it('verifies the history by keyboard, says what came of it, and records it', async () => {
  const { page, go, call } = console;
  await go('/history');
  await page.getByRole('button', { name: 'Verify' }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByText(/\d+ entries are as they were written/)
    .first()
    .waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `history-verified-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
  }
  const { rows } = await call('events.list', { filter: { ids: [9303] } });
  expect(rows).toHaveLength(1);
});

it('takes an evidence bundle of what is filtered, and shows the command that verifies it', async () => {
  const { page, go, pick, userData } = console;
  await go('/history?ids=101');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'Evidence bundle, for an auditor' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take an evidence bundle' });
  await dialog.getByRole('button', { name: 'Choose file' }).click();
  await dialog.getByText('Say why: whoever gets the bundle will ask.').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `bundle-dialog-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
  }
  const path = join(userData, 'evidence.zip');
  await pick(path);
  await dialog.getByLabel('Reason').fill('Audit of November');
  await dialog.getByRole('button', { name: 'Choose file' }).click();
  await page
    .getByText(/node verify-evidence\.mjs "evidence\.zip"/)
    .first()
    .waitFor();
  await picture(page, 'bundle-taken-dark');
  expect((await verifyBundle(path, null)).bad).toBeNull();
});

it('says what sealing does before it is done', async () => {
  const { page, go } = console;
  await go('/settings/retention');
  await page.getByRole('button', { name: 'Seal older entries' }).click();
  const dialog = page.getByRole('dialog', { name: 'Seal older entries' });
  await dialog.getByRole('button', { name: 'Choose file and seal' }).click();
  await dialog.getByText('Say why: it is in the history and in the bundle.').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `seal-dialog-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
  }
});
