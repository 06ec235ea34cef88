import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  protocol,
  safeStorage,
  session,
} from 'electron';
import { join } from 'node:path';
import { AppError } from '../shared/contract/errors.ts';
import { compose } from './compose.ts';
import { openLog } from './log.ts';
import { guardContents } from './shell/electron/navigation.ts';
import { goOffline, refuseCertificates } from './shell/electron/network.ts';
import { privileges } from './shell/electron/scheme.ts';
import { createElectronShell, type ElectronShell } from './shell/electron/shell.ts';
import { onlyInstance } from './shell/electron/single-instance.ts';
import { launchArguments } from './shell/launch-arguments.ts';
import { places } from './shell/places.ts';
import { machineClock } from './machine-clock.ts';

const here = places(import.meta.dirname);
let shell: ElectronShell | null = null;
let finished = false;

// All of this has to happen before the application is ready.
app.setPath('userData', here.userData);
app.setPath('sessionData', join(here.userData, 'electron'));
protocol.registerSchemesAsPrivileged([...privileges]);
goOffline(app.commandLine);
refuseCertificates(app);
app.on('web-contents-created', (_event, contents) => guardContents(contents));

async function run(): Promise<void> {
  await app.whenReady();
  const log = openLog(here.userData, Date.now);
  shell = createElectronShell({
    ...here,
    electron: { app, BrowserWindow, Menu, clipboard, dialog, ipcMain, safeStorage, session },
    notice: text => log.warn(text),
  });
  const product = compose({
    ...here,
    shell,
    sealer: shell.sealer,
    now: Date.now,
    tick: machineClock(),
    signs: true,
    log,
    launch: launchArguments(process.argv.slice(1), process.cwd()),
    watchFiles: true,
    forwards: true,
  });
  try {
    // The window opens all the same, on the page that says why and asks for a forest.
    await product.start().catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      log.warn('The forest named at the start was not opened', { error });
    });
    const window = await shell.open(product.main);
    await window.closed;
  } finally {
    await product.dispose();
  }
}

function quit(code: number): void {
  finished = true;
  app.exit(code);
}

// Quitting closes the window; the process ends when the store is closed, and not before.
app.on('window-all-closed', () => {});
app.on('will-quit', event => {
  if (!finished) event.preventDefault();
});

const first = onlyInstance(app, process.cwd(), launch => {
  shell?.focus();
  if (launch.forestDir !== undefined) void shell?.openForest(launch.forestDir);
});
if (first) {
  run().then(
    () => quit(0),
    (error: unknown) => {
      dialog.showErrorBox(
        'Bastion Console did not start',
        error instanceof AppError
          ? error.message
          : 'Its log says why. It lies in the folder of your settings.',
      );
      quit(1);
    },
  );
} else {
  quit(0);
}
