import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { CommandName, Output, Request } from '../../../shared/contract/registry.ts';
import { atRest } from './at-rest.ts';
import { openInChromium } from './chromium.ts';
import { openInElectron } from './electron.ts';

/** What a shell's launcher hands over: the window, and a way to answer its file dialogs. */
export interface OpenedWindow {
  page: Page;
  /** Everything that crossed to the page so far, replies and pushes, as JSON texts; null where the shell cannot be listened to. */
  traffic: string[] | null;
  /** What the next open or save dialog answers. */
  pick(path: string | null): Promise<void>;
  close(): Promise<void>;
}

export interface WindowOptions {
  userData: string;
  sample: boolean;
  /** The folder of `--forest`. */
  forestDir: string | undefined;
  /** Whether a change of the MFA files outside of the console is told to the page by itself. */
  watchFiles: boolean;
  /** Milliseconds that the replies of these commands come later, as on a busy machine. The Electron shell does not wait. */
  slow: Partial<Record<CommandName, number>>;
  size: { width: number; height: number };
}

/** The whole product in a real window, on a folder of its own. */
export interface TestConsole extends OpenedWindow {
  userData: string;
  /** The folder of the open sample forest. */
  forestDir: string;
  /** Calls a command as the page does, over the shell's own bridge; throws what it answers as an error. */
  call<N extends CommandName>(name: N, input: Request<N>): Promise<Output<N>>;
  /** Goes to an address of the window and waits until its page has settled. */
  go(address: string): Promise<void>;
}

/** Opens the console in the shell that BASTION_E2E_SHELL names: one suite, whichever window holds the product. */
export async function openConsole(options: {
  /** The sample forest, none, or a folder as `--forest` names one. */
  forest: 'sample' | 'none' | { dir: string };
  size?: { width: number; height: number };
  /** False for a test of what happens before the page was told. The Electron shell always watches. */
  watchFiles?: boolean;
  slow?: WindowOptions['slow'];
}): Promise<TestConsole> {
  const open = process.env['BASTION_E2E_SHELL'] === 'electron' ? openInElectron : openInChromium;
  const attempt = (userData: string) =>
    open({
      userData,
      sample: options.forest === 'sample',
      forestDir: typeof options.forest === 'string' ? undefined : options.forest.dir,
      watchFiles: options.watchFiles ?? true,
      slow: options.slow ?? {},
      size: options.size ?? { width: 1280, height: 800 },
    });
  const { window, userData } = await opened(attempt);
  const { page } = window;
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return {
    ...window,
    userData,
    forestDir: join(userData, 'sample-forest'),
    async call<N extends CommandName>(name: N, input: Request<N>) {
      const reply = await page.evaluate(
        text => {
          const [command, value] = JSON.parse(text) as [string, unknown];
          return (globalThis as unknown as { bastion: Bridge }).bastion.call(command, value);
        },
        JSON.stringify([name, input]),
      );
      if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.message}`);
      return reply.value as Output<N>;
    },
    async go(address) {
      await page.evaluate(to => void (location.hash = to), `#${address}`);
      // The page before stays until the new one is drawn: its heading would pass for the new one's.
      await page.getByRole('heading', { level: 1, name: headingOf(address), exact: true }).waitFor();
      await settled(page);
    },
    async close() {
      await window.close();
      rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Milliseconds: some ten times what opening takes. */
const longestOpening = 40_000;

/** Opens the window, anew where the browser did not come up: once in some hundred starts on a busy machine it never answers. */
async function opened(
  attempt: (userData: string) => Promise<OpenedWindow>,
): Promise<{ window: OpenedWindow; userData: string }> {
  for (let again = true; ; again = false) {
    const userData = mkdtempSync(join(tmpdir(), 'bastion-e2e-'));
    const limit = new AbortController();
    const late = sleep(longestOpening, null, { signal: limit.signal }).catch(() => null);
    const window = await Promise.race([attempt(userData), late]);
    limit.abort();
    if (window !== null) return { window, userData };
    if (!again) throw new Error(`The window did not open within ${longestOpening / 1000} s, twice.`);
    process.stderr.write(`The window did not open within ${longestOpening / 1000} s; once more.\n`);
  }
}

/** The title of the page at an address. */
function headingOf(address: string): string {
  const path = address.split('?')[0] ?? '';
  const own: Record<string, string> = {
    '/': 'Overview',
    '/requests/new': 'Activate role',
    '/roles/new': 'New role',
    '/roles/edit': 'Edit roles',
    '/roles/compare': 'Compare roles',
    '/users/new': 'New user',
    '/groups/new': 'New group',
    '/mfa': 'MFA',
    '/mfa/import': 'Import MFA credentials',
  };
  const area = path.split('/')[1] ?? '';
  if (area === 'matrix') return 'Who may what';
  if (area === 'past') return 'As it was';
  // A review has its own title: that of the pages' test.
  if (area === 'reviews') return path === '/reviews' ? 'Access reviews' : 'Candidates of this quarter';
  if (area === 'transfer') return 'Import and export';
  return own[path] ?? (area === 'mfa' ? 'MFA' : `${area.charAt(0).toUpperCase()}${area.slice(1)}`);
}

/** Waits until the page shows what it read: its heading is there and nothing says that it loads. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  // A detail that opens beside its list begins to read a frame after the address changed.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

/** Saves a picture under test/screenshots, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(resolve('test/screenshots'), { recursive: true });
  await atRest(page);
  await page.screenshot({ path: resolve('test/screenshots', `${name}.png`), animations: 'disabled' });
}
