import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { AppError } from '../../../shared/contract/errors.ts';
import { keyFileSealer } from '../key-file.ts';
import type { MainSide, OpenPurpose, SavePurpose, Shell, ShellWindow } from '../port.ts';
import { installBridge } from './bridge.ts';
import { copyToClipboard } from './clipboard.ts';
import { browserFlags } from './flags.ts';
import { folderDialog } from './folder-dialog.ts';
import { guard } from './guards.ts';
import { openIsolatedWorld } from './isolated-world.ts';
import { openFileDialog } from './open-dialog.ts';
import { prepareProfile } from './profile.ts';

/** A name that no resolver answers (RFC 6761), over https because that makes the page a secure context. */
export const chromiumOrigin = 'https://bastion.invalid';

export interface ChromiumShellOptions {
  /** The browser's program. */
  browser: string;
  /** The built renderer's folder. */
  rendererDir: string;
  /** Holds the browser's profile and the key file. */
  userData: string;
  /** Without a window on the screen; for tests, and where there is no display. */
  headless: boolean;
  /** The window's size in pixels. */
  size?: { width: number; height: number };
  /** Answers in place of the dialogs, for tests: a path, or null for "cancelled". */
  picks?: (purpose: OpenPurpose | SavePurpose) => Promise<string | null>;
}

export interface ChromiumShell extends Shell {
  /** The page, for tests and the tour. Throws before `open`. */
  readonly page: Page;
}

const accepts: Record<Exclude<OpenPurpose, 'forest-folder'>, string> = {
  'credential-zip': '.zip',
  'corp-directory': '.ldif,.ldf,.csv,.txt',
  'powershell-script': '.ps1',
  scenario: '.json',
  json: '.json',
  people: '.csv,.ldif,.ldf,.txt',
  'event-log': '.xml,.csv',
  witness: '.txt',
};
const saveTitles: Record<SavePurpose, string> = {
  'history-csv': 'Save the event history as CSV',
  'history-json': 'Save the event history as JSON',
  'history-cef': 'Save the event history as CEF',
  'evidence-bundle': 'Save the evidence bundle',
  witness: 'Save the anchor away from this workstation',
  powershell: 'Save the changes as PowerShell',
  scenario: 'Save the scenario',
  configuration: 'Save the whole configuration',
  'rows-csv': 'Save the rows with problems as CSV',
  'comparison-csv': 'Save the comparison as CSV',
  'comparison-html': 'Save the comparison as HTML',
  'matrix-csv': 'Save who may what as CSV',
  'access-review': 'Save the access review',
};

/** The window in an installed Edge, Chrome or Chromium, driven over a pipe: no port is opened. */
export function createChromiumShell(options: ChromiumShellOptions): ChromiumShell {
  const size = options.size ?? { width: 1280, height: 860 };
  let opened: { context: BrowserContext; page: Page; cdp: CDPSession; mainFrameId: string } | null = null;
  let dialogOpen = false;

  function window(): NonNullable<typeof opened> {
    if (opened === null) throw new AppError('UNAVAILABLE', 'The window is not open yet.');
    return opened;
  }
  async function world() {
    const { cdp, mainFrameId } = window();
    return openIsolatedWorld(cdp, mainFrameId);
  }
  async function oneDialog(show: () => Promise<string | null>): Promise<string | null> {
    if (dialogOpen) throw new AppError('CONFLICT', 'Another file dialog is open. Close it first.');
    dialogOpen = true;
    try {
      return await show();
    } finally {
      dialogOpen = false;
    }
  }

  async function launch(): Promise<BrowserContext> {
    const isRoot = process.getuid?.() === 0;
    try {
      return await chromium.launchPersistentContext(prepareProfile(join(options.userData, 'browser')), {
        executablePath: options.browser,
        headless: options.headless,
        args: browserFlags({ url: `${chromiumOrigin}/`, ...size, isRoot }),
        // With it the browser shows a bar about being automated; what it is good for is in the profile's preferences.
        ignoreDefaultArgs: ['--enable-automation'],
        chromiumSandbox: !isRoot,
        viewport: options.headless ? size : null,
        // The page follows the person's system, and does not get a tester's defaults.
        colorScheme: null,
        reducedMotion: null,
        forcedColors: null,
        contrast: null,
        acceptDownloads: false,
        serviceWorkers: 'block',
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
      });
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      throw /ProcessSingleton|existing browser session|SingletonLock/i.test(text)
        ? new AppError('UNAVAILABLE', 'The console is already open. Use its window, or close it first.', {
            cause: error,
          })
        : new AppError(
            'UNAVAILABLE',
            `The browser ${options.browser} could not be started: ${text.split('\n')[0]}`,
            {
              cause: error,
            },
          );
    }
  }

  return {
    kind: 'chromium',
    origin: chromiumOrigin,
    sealer: keyFileSealer(options.userData),
    get page() {
      return window().page;
    },

    pickFile: purpose =>
      oneDialog(async () => {
        if (options.picks) return options.picks(purpose);
        if (purpose !== 'forest-folder') return openFileDialog(window().cdp, await world(), accepts[purpose]);
        const text = {
          title: 'Choose the forest’s folder',
          accept: 'Choose this folder',
          fileName: null,
          notice: '',
        };
        return folderDialog(await world(), text, homedir());
      }),

    pickSave: (purpose, suggestedName) =>
      oneDialog(async () => {
        if (options.picks) return options.picks(purpose);
        const text = { title: saveTitles[purpose], accept: 'Save', fileName: suggestedName, notice: '' };
        return folderDialog(await world(), text, homedir());
      }),

    async copyText(text) {
      await copyToClipboard(await world(), text);
    },

    async open(main: MainSide): Promise<ShellWindow> {
      const context = await launch();
      const page = context.pages()[0] ?? (await context.newPage());
      const cdp = await context.newCDPSession(page);
      await cdp.send('Page.enable');
      const { frameTree } = await cdp.send('Page.getFrameTree');
      const current = { context, page, cdp, mainFrameId: frameTree.frame.id };
      opened = current;
      cdp.on('Page.frameNavigated', ({ frame }) => {
        if (frame.parentId === undefined) current.mainFrameId = frame.id;
      });
      await guard(context, page, options.rendererDir, chromiumOrigin);
      const stop = await installBridge(cdp, { mainFrameId: () => current.mainFrameId }, main, chromiumOrigin);
      const closed = new Promise<void>(resolve => {
        page.once('close', () => resolve());
        context.once('close', () => resolve());
      }).then(async () => {
        stop();
        await context.close();
      });
      await page.goto(`${chromiumOrigin}/`);
      return { closed, close: () => context.close() };
    },
  };
}
