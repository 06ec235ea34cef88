import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { fileDialogs } from '../../../electron/shell/electron/dialogs.ts';
import { menuTemplate } from '../../../electron/shell/electron/menu.ts';
import { electronSealer } from '../../../electron/shell/electron/safe-storage.ts';
import { onlyInstance } from '../../../electron/shell/electron/single-instance.ts';
import type { Sealer } from '../../../electron/shell/port.ts';
import { sectionGroups, sections } from '../../../renderer/app/frame/sections.ts';

const fileSealer: Sealer = {
  kind: 'key-file',
  seal: text => Uint8Array.from([1, ...Buffer.from(text)]),
  unseal: bytes => Buffer.from(bytes.subarray(1)).toString(),
};
function sealerWith(platform: string, available: boolean, backend: string) {
  const notice = vi.fn<(text: string) => void>();
  const keyFile = vi.fn(() => fileSealer);
  const safeStorage = {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend as 'kwallet6',
    encryptString: (text: string) => Buffer.from(`v11${text}`),
    decryptString: (bytes: Buffer) => {
      if (!bytes.toString().startsWith('v11')) throw new Error('inner');
      return bytes.toString().slice(3);
    },
  };
  return { sealer: electronSealer({ platform, safeStorage, keyFile, notice }), notice, keyFile };
}

describe('the sealer in Electron', () => {
  it('uses the operating system’s key store where there is one, and makes no key file', () => {
    const { sealer, notice, keyFile } = sealerWith('linux', true, 'gnome_libsecret');
    expect(sealer.kind).toBe('operating-system');
    expect(sealer.unseal(sealer.seal('x'))).toBe('x');
    expect(notice).not.toHaveBeenCalled();
    expect(keyFile).not.toHaveBeenCalled();
    expect(sealerWith('win32', true, 'unknown').sealer.kind).toBe('operating-system');
  });

  it.each([
    ['linux', true, 'basic_text'],
    ['linux', true, 'unknown'],
    ['linux', false, 'kwallet6'],
    ['win32', false, 'unknown'],
  ])(
    'refuses to pretend on %s (available: %s, %s): key file, with a notice',
    (platform, available, backend) => {
      const { sealer, notice } = sealerWith(platform, available, backend);
      expect(sealer.kind).toBe('key-file');
      expect(notice.mock.calls[0]?.[0]).toContain('key file');
      expect(sealer.unseal(sealer.seal('x'))).toBe('x');
    },
  );

  it('reads what the other one sealed, or says what to do', () => {
    const { sealer: system } = sealerWith('linux', true, 'kwallet6');
    expect(system.unseal(fileSealer.seal('old'))).toBe('old');
    const { sealer: file } = sealerWith('linux', true, 'basic_text');
    expect(() => file.unseal(system.seal('x'))).toThrow('Unlock it and restart');
    expect(() => system.unseal(Buffer.from('garbage'))).toThrow('Enter it again');
  });
});

describe('the dialogs', () => {
  const opened = (canceled: boolean, filePaths: string[]) => {
    const showOpenDialog = vi.fn((_window: string, _options: object) =>
      Promise.resolve({ canceled, filePaths }),
    );
    const showSaveDialog = vi.fn((_window: string, _options: object) =>
      Promise.resolve({ canceled, filePath: filePaths[0] ?? '' }),
    );
    return {
      dialogs: fileDialogs<string>({ showOpenDialog, showSaveDialog }),
      showOpenDialog,
      showSaveDialog,
    };
  };

  it('give the path, or null where the person cancelled', async () => {
    expect(await opened(false, ['/a.zip']).dialogs.pickFile('w', 'credential-zip')).toBe('/a.zip');
    expect(await opened(true, ['/a.zip']).dialogs.pickFile('w', 'credential-zip')).toBeNull();
    expect(await opened(false, []).dialogs.pickFile('w', 'credential-zip')).toBeNull();
    expect(await opened(false, ['/h.csv']).dialogs.pickSave('w', 'history-csv', 'h.csv')).toBe('/h.csv');
    expect(await opened(true, ['/h.csv']).dialogs.pickSave('w', 'history-csv', 'h.csv')).toBeNull();
    expect(await opened(false, ['']).dialogs.pickSave('w', 'history-csv', 'h.csv')).toBeNull();
  });

  it('ask for what is wanted, leave no trace in recent documents, and ask before they replace', async () => {
    const { dialogs, showOpenDialog, showSaveDialog } = opened(false, ['/x']);
    await dialogs.pickFile('w', 'forest-folder');
    expect(showOpenDialog.mock.calls[0]?.[1]).toMatchObject({
      properties: ['openDirectory', 'createDirectory', 'promptToCreate', 'dontAddToRecent'],
    });
    await dialogs.pickFile('w', 'credential-zip');
    expect(showOpenDialog.mock.calls[1]?.[1]).toMatchObject({ filters: [{ extensions: ['zip'] }] });
    await dialogs.pickSave('w', 'history-json', 'history.json');
    expect(showSaveDialog.mock.calls[0]?.[1]).toMatchObject({
      defaultPath: 'history.json',
      properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
    });
  });
});

describe('the menu', () => {
  const actions = { navigate: vi.fn(), openForest: vi.fn(), closeForest: vi.fn(), setTheme: vi.fn() };
  const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap(item => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
  const click = (label: string) => {
    const item = flat(menuTemplate(actions, true)).find(one => one.label === label);
    (item?.click as unknown as () => void)();
  };

  it('goes to every page of the navigation, under its key', () => {
    const items = flat(menuTemplate(actions, true));
    expect(sections.flatMap(({ key }) => key ?? [])).toEqual([...'1234567890']);
    for (const section of sections) {
      const item = items.find(one => one.label === section.name);
      expect(item).toBeDefined();
      if (section.key !== null) {
        // The page answers the key itself, because it knows when a dialog is open.
        expect(item).toMatchObject({ accelerator: `Alt+${section.key}`, registerAccelerator: false });
      }
      click(section.name);
      expect(actions.navigate).toHaveBeenLastCalledWith(section.path);
    }
  });

  it('parts the pages as the rail does', () => {
    const go = menuTemplate(actions, true).find(({ label }) => label === '&Go')?.submenu;
    const labels = (go as MenuItemConstructorOptions[]).map(item => item.label ?? '-').join(' ');
    const groups = sectionGroups.map(group => group.sections.map(({ name }) => name).join(' '));
    expect(labels).toBe(`&Command bar - ${groups.join(' - ')}`);
    expect(sectionGroups.map(({ heading }) => heading)).toEqual([
      'Work',
      'Who and what',
      'Safety',
      'Tools',
      'Console',
    ]);
  });

  it('opens and closes forests, chooses the theme, lists the shortcuts', () => {
    click('&Open forest…');
    click('&Close forest');
    click('Dark');
    click('&Keyboard shortcuts');
    expect(actions.openForest).toHaveBeenCalledOnce();
    expect(actions.closeForest).toHaveBeenCalledOnce();
    expect(actions.setTheme).toHaveBeenCalledWith('dark');
    expect(actions.navigate).toHaveBeenLastCalledWith('/shortcuts');
  });

  it('reloads and shows developer tools only outside a package', () => {
    const roles = (packaged: boolean) => flat(menuTemplate(actions, packaged)).map(item => item.role);
    expect(roles(false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
    expect(roles(true)).not.toContain('reload');
    expect(roles(true)).not.toContain('toggleDevTools');
  });
});

describe('the single instance', () => {
  it('is refused where another has the window', () => {
    const on = vi.fn();
    expect(onlyInstance({ requestSingleInstanceLock: () => false, on }, '/', () => {})).toBe(false);
    expect(on).not.toHaveBeenCalled();
  });

  it('hears what later ones were asked to open, relative to where they were', () => {
    let second: ((...args: unknown[]) => void) | undefined;
    const asked = vi.fn();
    const app = {
      requestSingleInstanceLock: () => true,
      on: (_name: string, listener: typeof second) => (second = listener),
    };
    expect(onlyInstance(app as never, '/first', asked)).toBe(true);
    second?.({}, ['bastion', '--allow-x', '--forest', 'forest'], '/second', {});
    expect(asked).toHaveBeenCalledWith({ forestDir: '/second/forest' });
  });
});
