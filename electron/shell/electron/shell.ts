import type { BrowserWindow } from 'electron';
import { AppError } from '../../../shared/contract/errors.ts';
import { keyFileSealer } from '../key-file.ts';
import type { MainSide, Shell, ShellWindow } from '../port.ts';
import { fileDialogs } from './dialogs.ts';
import { connect } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { pushChannel } from './channels.ts';
import { blockNetwork } from './network.ts';
import { appOrigin } from './origin.ts';
import { denyPermissions } from './permissions.ts';
import { electronSealer } from './safe-storage.ts';
import { serveScheme } from './scheme.ts';
import { windowOptions } from './window-options.ts';

type Electron = typeof import('electron');

export interface ElectronShellOptions {
  electron: Pick<
    Electron,
    'app' | 'BrowserWindow' | 'Menu' | 'clipboard' | 'dialog' | 'ipcMain' | 'safeStorage' | 'session'
  >;
  rendererDir: string;
  preload: string;
  icon: string;
  userData: string;
  notice(text: string): void;
}

export interface ElectronShell extends Shell {
  /** Brings the window forward. */
  focus(): void;
  /** Opens a forest as if the person had chosen it in the menu; says in a dialog why it cannot be opened. */
  openForest(dir: string): Promise<void>;
}

/** The window in Electron. To be made when the application is ready: before that it has no session and no keyring. */
export function createElectronShell(options: ElectronShellOptions): ElectronShell {
  const { electron } = options;
  const packaged = electron.app.isPackaged;
  const dialogs = fileDialogs<BrowserWindow>(electron.dialog);
  let current: { window: BrowserWindow; main: MainSide } | null = null;

  const opened = (): NonNullable<typeof current> => {
    if (current === null) throw new AppError('UNAVAILABLE', 'The window is not open yet.');
    return current;
  };
  /** A menu item calls as the page does: through the router, with its checks. */
  const call = async (name: string, input: unknown): Promise<void> => {
    const reply = await opened().main.call({ origin: appOrigin, mainFrame: true }, name, input);
    if (!reply.ok) {
      await electron.dialog.showMessageBox(opened().window, {
        type: 'error',
        title: 'Bastion Console',
        message: reply.error.message,
      });
    }
  };

  const shell: ElectronShell = {
    kind: 'electron',
    origin: appOrigin,
    sealer: electronSealer({
      platform: process.platform,
      safeStorage: electron.safeStorage,
      keyFile: () => keyFileSealer(options.userData),
      notice: options.notice,
    }),
    pickFile: purpose => dialogs.pickFile(opened().window, purpose),
    pickSave: (purpose, name) => dialogs.pickSave(opened().window, purpose, name),
    async copyText(text) {
      await electron.clipboard.writeText(text);
    },
    focus() {
      if (current === null) return;
      if (current.window.isMinimized()) current.window.restore();
      current.window.focus();
    },
    openForest: dir => call('forest.open', { dir }),

    async open(main): Promise<ShellWindow> {
      const session = electron.session.defaultSession;
      denyPermissions(session);
      blockNetwork(session, packaged);
      serveScheme(session.protocol, options.rendererDir);
      const window = new electron.BrowserWindow(
        windowOptions({ preload: options.preload, icon: options.icon, packaged }),
      );
      current = { window, main };
      const disconnect = connect(electron.ipcMain, window.webContents, main);
      const actions = {
        navigate: (to: string) => window.webContents.send(pushChannel, 'navigate', { to }),
        openForest: () =>
          void shell
            .pickFile('forest-folder')
            .then(dir => (dir === null ? undefined : shell.openForest(dir))),
        closeForest: () => void call('forest.close', {}),
        setTheme: (theme: string) => void call('app.setPreferences', { theme }),
      };
      electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(actions, packaged)));
      window.once('ready-to-show', () => window.show());
      const closed = new Promise<void>(resolve => {
        window.once('closed', () => {
          disconnect();
          current = null;
          resolve();
        });
      });
      await window.loadURL(`${appOrigin}/`);
      return {
        closed,
        async close() {
          if (!window.isDestroyed()) window.close();
          await closed;
        },
      };
    },
  };
  return shell;
}
