import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { sampleZip } from '../../electron/compose/sample.ts';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';

let console: TestConsole;
let page: Page;
let service: string;
let second: string;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample', watchFiles: false });
  page = console.page;
  service = join(console.forestDir, 'Service');
  second = join(console.forestDir, 'Service2');
});
afterAll(() => console.close());
beforeEach(() => page.emulateMedia({ colorScheme: 'light' }));

const button = (name: string | RegExp) => page.getByRole('button', { name });
const settingsIn = (folder: string) => readFileSync(join(folder, 'MfaSettings.xml'), 'utf8');
const newest = async (id: number) =>
  (await console.call('events.list', { filter: { ids: [id] }, limit: 1 })).rows[0];

/** Names the folders in the console's own configuration, as a person does it. */
async function nameFolders(...folders: string[]): Promise<void> {
  await console.go('/settings/console');
  await page.getByRole('textbox', { name: /^MIM Service folders/ }).fill(folders.join('\n'));
  await button('Save console configuration').click();
  await expect.poll(async () => (await console.call('console.get', {})).mimServiceFolders).toEqual(folders);
}

async function writeUserName(name: string): Promise<void> {
  await console.go('/mfa/settings');
  await page.getByLabel('User name', { exact: true }).fill(name);
  await button('Review changes').click();
  await page.getByRole('heading', { level: 2, name: 'What will be written' }).waitFor();
}

const outcome = () => page.getByRole('region', { name: 'What became of it' });

async function importUpToReview(zip: string): Promise<void> {
  await console.go('/mfa/import');
  await page.getByRole('textbox', { name: 'Path of the ZIP' }).fill(zip);
  await button('Open and test').click();
  await page.getByRole('heading', { level: 2, name: /What was found/ }).waitFor();
  await button(/^Next/).click();
  await page.getByRole('heading', { level: 2, name: /Certificate/ }).waitFor();
  await button(/^Next/).click();
  await page.getByRole('textbox', { name: 'User name' }).fill('mim-pam-service');
  await button(/^Next/).click();
  await page.getByRole('heading', { level: 2, name: /What will be written/ }).waitFor();
}

describe('a backup of the settings', () => {
  it('shows text by text what it changes, and is restored', async () => {
    const before = settingsIn(service);
    await writeUserName('someone-else');
    await button('Write settings').click();
    await outcome().waitFor();
    await console.go('/mfa/backups');
    await button(/^Restore MfaSettings/)
      .first()
      .click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('rowheader', { name: 'username' }).waitFor();
    expect(await dialog.getByRole('row', { name: /^username/ }).textContent()).toContain('someone-else');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `dialog-mfa-restore-${colorScheme}`);
      expect(await violations(page)).toEqual([]);
    }
    await dialog.getByRole('button', { name: 'Restore backup' }).click();
    await outcome().waitFor();
    expect(settingsIn(service)).toBe(before);
    expect(await newest(9201)).toMatchObject({ id: 9201 });
  });

  it('is not restored over a file that was changed meanwhile, and shows it anew', async () => {
    await writeUserName('a-third');
    await button('Write settings').click();
    await outcome().waitFor();
    await console.go('/mfa/backups');
    await button(/^Restore MfaSettings/)
      .first()
      .click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('rowheader', { name: 'username' }).waitFor();
    const theirs = settingsIn(service).replace('a-third', 'theirs');
    writeFileSync(join(service, 'MfaSettings.xml'), theirs);
    await dialog.getByRole('button', { name: 'Restore backup' }).click();
    await dialog.getByText(/changed since it was read: username differs/).waitFor();
    await expect.poll(() => dialog.getByRole('row', { name: /^username/ }).textContent()).toContain('theirs');
    await picture(page, 'dialog-mfa-restore-conflict');
    expect(settingsIn(service)).toBe(theirs);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  });
});

describe('two MIM Service folders', () => {
  it('both get the settings', async () => {
    mkdirSync(second);
    copyFileSync(join(service, 'MfaSettings.xml'), join(second, 'MfaSettings.xml'));
    await nameFolders(service, second);
    await writeUserName('on-both');
    await button('Write settings').click();
    await outcome().getByText('Written', { exact: true }).waitFor();
    for (const folder of [service, second]) {
      expect(settingsIn(folder)).toContain('<username>on-both</username>');
      await outcome().getByText(folder, { exact: true }).waitFor();
    }
    await picture(page, 'mfa-two-folders-light');
    expect(await newest(9200)).toMatchObject({ id: 9200 });
  });

  it('one that is gone has its own result, and the other is written', async () => {
    await writeUserName('on-one');
    // The page was read before the folder went: that is a change like any other, and is shown first. The click comes before the
    // watcher tells the page by itself.
    rmSync(second, { recursive: true });
    await button('Write settings').click();
    await page.getByText(/the file could be read, and now it cannot/).waitFor();
    await picture(page, 'mfa-folder-gone-light');
    await button('Take the file, keep my entries').click();
    await button('Review changes').click();
    await page.getByText('Nothing is written to this folder').waitFor();
    await button('Write settings').click();
    await outcome().getByText('1 folder of 2 could not be written').waitFor();
    await outcome()
      .getByText(/Service2 does not exist\. Create it, or correct it in the settings\./)
      .first()
      .waitFor();
    await outcome()
      .getByText(/MfaSettings\.xml was written\./)
      .waitFor();
    expect(settingsIn(service)).toContain('<username>on-one</username>');
    expect(existsSync(second)).toBe(false);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `mfa-one-folder-failed-${colorScheme}`);
      expect(await violations(page)).toEqual([]);
    }
  });

  it('one where the certificate cannot go is left alone by an import as a whole', async () => {
    mkdirSync(second);
    copyFileSync(join(service, 'MfaSettings.xml'), join(second, 'MfaSettings.xml'));
    // A file stands where the certificate's folder is to be.
    writeFileSync(join(second, 'MfaCerts'), 'x');
    const zip = join(console.userData, 'other.zip');
    copyFileSync(join(console.forestDir, sampleZip), zip);
    await importUpToReview(zip);
    await page.getByText('Nothing is written to this folder').waitFor();
    await picture(page, 'import-one-folder-problem-light');
    await button(/^Write /).click();
    await page.getByRole('heading', { level: 2, name: /Result/ }).waitFor();
    await outcome().getByText('1 folder of 2 could not be written').waitFor();
    await outcome()
      .getByText(/MfaCerts is not a folder/)
      .waitFor();
    await outcome().getByText('The credentials were imported.').waitFor();
    expect(existsSync(join(service, 'MfaCerts', 'cert_key.p12'))).toBe(true);
    expect(settingsIn(service)).toContain('<username>mim-pam-service</username>');
    expect(settingsIn(second)).toContain('<username>on-one</username>');
    await picture(page, 'import-one-folder-failed-light');
    expect(await violations(page)).toEqual([]);
  });
});

describe('the credential ZIP after its import', () => {
  it('is deleted by the button that is offered, and the history says so', async () => {
    const zip = join(console.userData, 'other.zip');
    await nameFolders(service);
    await importUpToReview(zip);
    await button(/^Write /).click();
    await page.getByRole('heading', { level: 2, name: /Result/ }).waitFor();
    await button('Delete ZIP').click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(zip).waitFor();
    await picture(page, 'dialog-delete-zip');
    expect(existsSync(zip)).toBe(true);
    await dialog.getByRole('button', { name: 'Delete ZIP' }).click();
    await page.getByText('The ZIP was deleted', { exact: true }).waitFor();
    await page.getByText(/^The ZIP was deleted, not shredded/).waitFor();
    expect(existsSync(zip)).toBe(false);
    expect(await newest(9204)).toMatchObject({ id: 9204, message: expect.stringContaining(zip) as string });
    await picture(page, 'import-zip-deleted');
    expect(await violations(page)).toEqual([]);
  });
});
