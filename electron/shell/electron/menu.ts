import type { MenuItemConstructorOptions } from 'electron';
import { grouped, sectionKey, sectionPaths } from '../../../shared/contract/sections.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface MenuActions {
  /** An address of the page; `/command` and `/shortcuts` open its dialogs. */
  navigate(to: string): void;
  openForest(): void;
  closeForest(): void;
  setTheme(theme: Theme): void;
}

const themes: readonly (readonly [string, Theme])[] = [
  ['Use the system’s', 'system'],
  ['Light', 'light'],
  ['Dark', 'dark'],
];

/**
 * The window's menu. Keys that the page answers to itself (Alt and a digit, Ctrl+K) are shown but not registered: the page
 * knows when an open dialog or unsaved changes must keep them.
 */
export function menuTemplate(actions: MenuActions, packaged: boolean): MenuItemConstructorOptions[] {
  const pageKey = { registerAccelerator: false };
  return [
    {
      label: '&File',
      submenu: [
        { label: '&Open forest…', accelerator: 'CmdOrCtrl+O', click: () => actions.openForest() },
        { label: '&Close forest', accelerator: 'CmdOrCtrl+Shift+W', click: () => actions.closeForest() },
        { type: 'separator' },
        { label: 'E&xit', role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        {
          label: '&Theme',
          submenu: themes.map(([label, theme]) => ({ label, click: () => actions.setTheme(theme) })),
        },
        { type: 'separator' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { role: 'togglefullscreen' },
        ...(packaged
          ? []
          : ([{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }] as const)),
      ],
    },
    {
      label: '&Go',
      submenu: [
        {
          label: '&Command bar',
          accelerator: 'CmdOrCtrl+K',
          ...pageKey,
          click: () => actions.navigate('/command'),
        },
        ...grouped(sectionPaths.map(([path, label]) => ({ path, label }))).flatMap(({ sections }) => [
          { type: 'separator' } as const,
          ...sections.map(({ path, label }) => {
            const key = sectionKey(path);
            return {
              label,
              ...(key === null ? {} : { accelerator: `Alt+${key}`, ...pageKey }),
              click: () => actions.navigate(path),
            };
          }),
        ]),
      ],
    },
    {
      label: '&Help',
      submenu: [{ label: '&Keyboard shortcuts', click: () => actions.navigate('/shortcuts') }],
    },
  ];
}
