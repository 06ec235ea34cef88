import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { compose } from '../../../electron/compose.ts';
import { openLog } from '../../../electron/log.ts';
import { createChromiumShell } from '../../../electron/shell/chromium/shell.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CommandName } from '../../../shared/contract/registry.ts';
import type { OpenPurpose, SavePurpose } from '../../../electron/shell/port.ts';
import type { OpenedWindow, WindowOptions } from './console.ts';

const browsers = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'];

/** The browser that `npm test` found, or one that is installed. */
export function browser(): string {
  const found = process.env['BASTION_BROWSER'] ?? browsers.find(path => existsSync(path));
  if (found === undefined) throw new Error('No Chromium is installed; npm test installs one.');
  return found;
}

/** The product in the Chromium shell, its main process being the test's own. */
export async function openInChromium({
  userData,
  sample,
  forestDir,
  size,
  watchFiles,
  slow,
}: WindowOptions): Promise<OpenedWindow> {
  let picked: string | null = null;
  const shell = createChromiumShell({
    browser: browser(),
    rendererDir: resolve('out/renderer'),
    userData,
    headless: true,
    size,
    picks: (_: OpenPurpose | SavePurpose) => Promise.resolve(picked),
  });
  const app = compose({
    shell,
    sealer: shell.sealer,
    userData,
    assets: resolve('assets'),
    osUser: userInfo().username,
    now: Date.now,
    log: openLog(userData, Date.now),
    signs: true,
    launch: { sample, ...(forestDir === undefined ? {} : { forestDir }) },
    watchFiles,
    forwards: true,
  });
  // As the shell's own start: the window opens all the same, and says why.
  await app.start().catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
  const traffic: string[] = [];
  const window = await shell.open({
    async call(sender, name, input) {
      const reply = await app.main.call(sender, name, input);
      const late = slow[name as CommandName];
      if (late !== undefined) await sleep(late);
      traffic.push(JSON.stringify(reply));
      return reply;
    },
    subscribe: listener =>
      app.main.subscribe((name, value) => {
        traffic.push(JSON.stringify(value));
        listener(name, value);
      }),
  });
  return {
    page: shell.page,
    traffic,
    pick: path => Promise.resolve(void (picked = path)),
    async close() {
      await window.close();
      await app.dispose();
    },
  };
}
