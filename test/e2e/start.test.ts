import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, picture } from './support/console.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'bastion-start-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it.each(['empty', 'missing'])('makes a forest in the %s folder that the start named', async kind => {
  const dir = join(root, kind);
  if (kind === 'empty') mkdirSync(dir);
  const console = await openConsole({ forest: { dir } });
  const { page } = console;
  try {
    await page.getByText('There is no forest here yet').waitFor();
    await page.getByText(`${dir} holds no forest yet`).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `start-${kind}-${colorScheme}`);
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Make a forest here' }).click();
    expect(await page.getByRole('textbox', { name: 'Folder' }).inputValue()).toBe(dir);
    // The folder is said already: the hands are at what is not.
    await page.keyboard.type('fabrikam.com');
    await page.keyboard.press('Tab');
    await page.keyboard.type('priv.fabrikam.com');
    await picture(page, `start-${kind}-form`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    expect(existsSync(join(dir, 'store.db'))).toBe(true);
    expect(await console.call('app.state', {})).toMatchObject({
      forest: { dir, corpDnsName: 'fabrikam.com' },
      notOpened: null,
    });
  } finally {
    await console.close();
  }
});

it('says that what the start named is a file, and offers nothing to make', async () => {
  const dir = join(root, 'file');
  writeFileSync(dir, 'x');
  const console = await openConsole({ forest: { dir } });
  const { page } = console;
  try {
    await page.getByText(`${dir} is a file, and a forest is a folder. Choose a folder.`).waitFor();
    await picture(page, 'start-file');
    expect(await violations(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Make a forest here' }).count()).toBe(0);
  } finally {
    await console.close();
  }
});
