import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { userInfo } from 'node:os';
import type { Page } from 'playwright-core';
import { compose, type Console } from '../../../electron/compose.ts';
import { openLog } from '../../../electron/log.ts';
import { createChromiumShell } from '../../../electron/shell/chromium/shell.ts';
import type { OpenPurpose, SavePurpose } from '../../../electron/shell/port.ts';

/** The whole product in a real window, on a folder of its own. */
export interface TestConsole {
  page: Page;
  app: Console;
  userData: string;
  /** The folder of the open sample forest. */
  forestDir: string;
  /** Everything that crossed to the page so far, replies and pushes, as JSON texts. */
  traffic: string[];
  /** What the next open or save dialog answers. */
  pick: (path: string | null) => void;
  /** Goes to an address of the window and waits until its page has settled. */
  go(address: string): Promise<void>;
  close(): Promise<void>;
}

const browsers = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'];

/** The browser that `npm test` found, or one that is installed. */
export function browser(): string {
  const found = process.env['BASTION_BROWSER'] ?? browsers.find(path => existsSync(path));
  if (found === undefined) throw new Error('No Chromium is installed; npm test installs one.');
  return found;
}

export async function openConsole(options: {
  forest: 'sample' | 'none';
  size?: { width: number; height: number };
}): Promise<TestConsole> {
  const userData = mkdtempSync(join(tmpdir(), 'bastion-e2e-'));
  let picked: string | null = null;
  const shell = createChromiumShell({
    browser: browser(),
    rendererDir: resolve('out/renderer'),
    userData,
    headless: true,
    size: options.size ?? { width: 1280, height: 800 },
    picks: (_: OpenPurpose | SavePurpose) => Promise.resolve(picked),
  });
  const app = compose({
    shell,
    sealer: shell.sealer,
    userData,
    assets: resolve('assets'),
    osUser: userInfo().username,
    now: Date.now,
    log: openLog(join(userData, 'logs'), Date.now),
    launch: options.forest === 'sample' ? { sample: true } : {},
  });
  await app.start();
  const traffic: string[] = [];
  const window = await shell.open({
    async call(sender, name, input) {
      const reply = await app.main.call(sender, name, input);
      traffic.push(JSON.stringify(reply));
      return reply;
    },
    subscribe: listener =>
      app.main.subscribe((name, value) => {
        traffic.push(JSON.stringify(value));
        listener(name, value);
      }),
  });
  const { page } = shell;
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return {
    page,
    app,
    userData,
    forestDir: join(userData, 'sample-forest'),
    traffic,
    pick: path => void (picked = path),
    async go(address) {
      await page.evaluate(to => void (location.hash = to), `#${address}`);
      // The page before stays until the new one is drawn: its heading would pass for the new one's.
      await page.getByRole('heading', { level: 1, name: headingOf(address), exact: true }).waitFor();
      await settled(page);
    },
    async close() {
      await window.close();
      await app.dispose();
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The title of the page at an address. */
function headingOf(address: string): string {
  const path = address.split('?')[0] ?? '';
  const own: Record<string, string> = {
    '/': 'Overview',
    '/requests/new': 'Activate role',
    '/roles/new': 'New role',
    '/users/new': 'New user',
    '/groups/new': 'New group',
    '/mfa': 'MFA',
    '/mfa/import': 'Import MFA credentials',
  };
  const area = path.split('/')[1] ?? '';
  return own[path] ?? (area === 'mfa' ? 'MFA' : `${area.charAt(0).toUpperCase()}${area.slice(1)}`);
}

/** Waits until the page shows what it read: its heading is there and nothing says that it loads. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

/** Saves a picture under test/screenshots, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(resolve('test/screenshots'), { recursive: true });
  await page.screenshot({ path: resolve('test/screenshots', `${name}.png`), animations: 'disabled' });
}
