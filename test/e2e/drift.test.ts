import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';

let console: TestConsole;
let page: Page;
let file: string;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
  page = console.page;
  file = join(console.forestDir, 'Service', 'MfaSettings.xml');
  const { version: expects } = await console.call('mfa.settings', {});
  await console.call('mfa.writeSettings', {
    values: { username: 'from-here', CERT_PASSWORD: 'kept-secret' },
    expects,
  });
});
afterAll(() => console.close());

const text = () => readFileSync(file, 'utf8');
const edit = (from: string | RegExp, to: string) => writeFileSync(file, text().replace(from, to));
const panel = () => page.getByRole('region', { name: 'MfaSettings.xml was changed outside the console' });
const newest = async (id: number) =>
  (await console.call('events.list', { filter: { ids: [id] }, limit: 1 })).rows[0];

async function looks(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name}-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

it('an edit outside the console appears by itself, with the secret masked, and is adopted', async () => {
  await console.go('/mfa');
  edit('from-here', 'somebody-else');
  edit(/<CERT_PASSWORD>[^<]*/, '<CERT_PASSWORD>n0t-to-be-seen');
  chmodSync(file, 0o644);
  await panel().waitFor();
  await panel().getByText('CERT_PASSWORD was changed.').waitFor();
  await panel().getByText('Noticed').waitFor();
  expect(await page.content()).not.toMatch(/n0t-to-be-seen|kept-secret/);
  await looks('mfa-drift');
  await page.getByRole('button', { name: 'Adopt what is there: MfaSettings.xml' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Agreed with the MIM team');
  await looks('dialog-mfa-drift-adopt');
  await dialog.getByRole('button', { name: 'Adopt what is there' }).click();
  await page.getByText('MfaSettings.xml as it is now is the known state.').first().waitFor();
  await panel().waitFor({ state: 'detached' });
  expect(await newest(9061)).toMatchObject({ reason: 'Agreed with the MIM team' });
});

it('another edit is on the other tabs too, needs someone on the overview, and is taken back', async () => {
  const known = text();
  edit('somebody-else', 'a-third');
  await console.go('/mfa/backups');
  await page.getByText('MfaSettings.xml was changed outside the console').waitFor();
  await looks('mfa-drift-backups');
  await console.go('/');
  await page.getByText(/MfaSettings.xml was changed outside the console. username is “a-third”/).waitFor();
  await console.go('/mfa');
  await page.getByRole('button', { name: 'Restore known version: MfaSettings.xml' }).click();
  const dialog = page.getByRole('alertdialog');
  await looks('dialog-mfa-drift-restore');
  await dialog.getByRole('button', { name: 'Restore known version' }).click();
  await page.getByText(/What was there is kept as/).waitFor();
  await panel().waitFor({ state: 'detached' });
  expect(text()).toBe(known);
  await picture(page, 'mfa-drift-restored-light');
  expect(await newest(9062)).toMatchObject({ id: 9062 });
});

it('ignored with a reason it stays on the page, quietly', async () => {
  edit('somebody-else', 'a-fourth');
  await page.getByRole('button', { name: 'Ignore: MfaSettings.xml' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Ignore this change' }).click();
  await dialog.getByText('Say why this change may stay unreported.').waitFor();
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('The MIM team tries it until Friday');
  await dialog.getByRole('button', { name: 'Ignore this change' }).click();
  await page.getByRole('heading', { name: /^Ignored: MfaSettings.xml was changed/ }).waitFor();
  await looks('mfa-drift-ignored');
  expect(await newest(9063)).toMatchObject({ reason: 'The MIM team tries it until Friday' });
});

it('a dialog that restores a backup keeps what it showed: an edit that the page hears of meanwhile is refused, then shown', async () => {
  await console.go('/mfa/backups');
  await page
    .getByRole('button', { name: /^Restore MfaSettings/ })
    .first()
    .click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('rowheader', { name: 'username' }).waitFor();
  edit('a-fourth', 'a-fifth');
  const theirs = text();
  const { version } = await console.call('mfa.settings', {});
  // The page behind the dialog has heard of it.
  await expect.poll(async () => (await newest(9060))?.message).toContain('a-fifth');
  await page.getByText('MfaSettings.xml was changed outside the console').first().waitFor();
  await dialog.getByRole('button', { name: 'Restore backup' }).click();
  await dialog.getByText(/changed since it was read: username differs/).waitFor();
  expect(text()).toBe(theirs);
  expect((await console.call('mfa.settings', {})).version).toBe(version);
});
