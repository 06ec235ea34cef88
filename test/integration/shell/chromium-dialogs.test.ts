import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChooser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openWindow } from './support.ts';

describe.skipIf(!hasBrowser)('dialogs and clipboard of the window in Chromium', () => {
  let open: Awaited<ReturnType<typeof openWindow>>;
  beforeAll(async () => {
    open = await openWindow();
    writeFileSync(join(open.folder, 'pf.zip'), 'not read here');
    mkdirSync(join(open.folder, 'evidence', 'inner'), { recursive: true });
    writeFileSync(join(open.folder, 'evidence', 'old.csv'), 'old');
  });
  afterAll(async () => {
    await open.end();
  });

  const key = (name: string) => open.page.keyboard.press(name);
  const write = (text: string) => open.page.keyboard.type(text);
  /** The shadow tree is closed to the page and to us; the browser's own accessibility tree is not. */
  async function shown(name: string): Promise<boolean> {
    const cdp = await open.page.context().newCDPSession(open.page);
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    await cdp.detach();
    return nodes.some(node => node.name?.value === name);
  }
  async function focused(): Promise<unknown> {
    const cdp = await open.page.context().newCDPSession(open.page);
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    await cdp.detach();
    return nodes
      .filter(node =>
        node.properties?.some(property => property.name === 'focused' && property.value.value === true),
      )
      .map(node => node.name?.value as unknown)
      .at(-1);
  }
  const goTo = async (folder: string) => {
    await key('Shift+Tab');
    await key('ControlOrMeta+a');
    await write(folder);
    await key('Enter');
  };

  it('gives the path of the chosen file, and the page never sees the file', async () => {
    const asked = new Promise<FileChooser>(resolve => open.page.once('filechooser', resolve));
    const picked = open.shell.pickFile('credential-zip');
    await (await asked).setFiles(join(open.folder, 'pf.zip'));
    expect(await picked).toBe(join(open.folder, 'pf.zip'));
    expect(await open.page.locator('input').count()).toBe(0);
  });

  it('refuses a second dialog while one is open, and says so', async () => {
    const first = open.shell.pickSave('history-csv', 'history.csv');
    await expect.poll(() => shown('Save the event history as CSV')).toBe(true);
    await expect(open.shell.pickSave('history-csv', 'history.csv')).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await key('Escape');
    expect(await first).toBeNull();
  });

  it('saves by keyboard: folder, name, Enter; and gives the focus back', async () => {
    await open.page.locator('button').focus();
    const picked = open.shell.pickSave('history-csv', 'history.csv');
    await expect.poll(focused).toBe('File name');
    await key('Shift+Tab');
    await goTo(join(open.folder, 'evidence'));
    await expect.poll(() => shown('old.csv')).toBe(true);
    await key('ControlOrMeta+a');
    await write('march.csv');
    await key('Enter');
    expect(await picked).toBe(join(open.folder, 'evidence', 'march.csv'));
    expect(await open.page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
  });

  it('asks before it replaces a file, and says why a folder or a name will not do', async () => {
    const picked = open.shell.pickSave('history-json', 'old.csv');
    await expect.poll(focused).toBe('File name');
    await open.page.keyboard.press('Shift+Tab');
    await goTo(join(open.folder, 'nowhere'));
    await expect.poll(() => shown(`${join(open.folder, 'nowhere')} is not there.`)).toBe(true);
    await key('ControlOrMeta+a');
    await write(join(open.folder, 'evidence'));
    await key('Enter');
    await expect.poll(focused).toBe('File name');
    await key('Enter');
    await expect.poll(() => shown('Replace it')).toBe(true);
    if (process.env['BASTION_SHOT']) await open.page.screenshot({ path: process.env['BASTION_SHOT'] });
    await key('Escape');
    expect(await picked).toBeNull();
  });

  it('chooses a folder by arrows and buttons', async () => {
    const picked = open.shell.pickFile('forest-folder');
    await expect.poll(() => shown('Choose this folder')).toBe(true);
    await goTo(join(open.folder, 'evidence'));
    await expect.poll(() => shown('inner/')).toBe(true);
    await expect.poll(focused).toBe('One folder up');
    await key('ArrowDown');
    await key('Enter');
    await expect.poll(() => shown('inner/')).toBe(false);
    await key('Tab');
    await expect.poll(focused).toBe('Cancel');
    await key('Tab');
    await key('Enter');
    expect(await picked).toBe(join(open.folder, 'evidence', 'inner'));
  });

  it('ends a dialog as cancelled where the window is reloaded', async () => {
    const picked = open.shell.pickSave('history-csv', 'x.csv');
    await expect.poll(() => shown('File name')).toBe(true);
    await open.page.reload();
    expect(await picked).toBeNull();
  });

  it('copies text that the page could not', async () => {
    const text = 'Set-PAMRole -Name "Ä" -MFAEnabled $true\nsecond line';
    await open.shell.copyText(text);
    await open.page.evaluate(() => {
      const area = document.createElement('textarea');
      document.body.append(area);
      area.focus();
    });
    await key('ControlOrMeta+v');
    expect(await open.page.locator('textarea').inputValue()).toBe(text);
  });
});
