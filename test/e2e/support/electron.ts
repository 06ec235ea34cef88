import { resolve } from 'node:path';
import { _electron } from 'playwright-core';
import type { OpenedWindow, WindowOptions } from './console.ts';

/**
 * The product in Electron, its main process being Electron's own, started as `npm start` starts it. Only the file dialogs
 * of the system are answered for it: nobody can click in those.
 */
export async function openInElectron({
  userData,
  sample,
  forestDir,
  size,
}: WindowOptions): Promise<OpenedWindow> {
  const executablePath = process.env['BASTION_ELECTRON'];
  if (executablePath === undefined) throw new Error('BASTION_ELECTRON names no Electron; npm test sets it.');
  const app = await _electron.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      resolve('.'),
      ...(sample ? ['--sample'] : []),
      ...(forestDir === undefined ? [] : ['--forest', forestDir]),
    ],
    env: { ...process.env, NODE_ENV: 'production', BASTION_USER_DATA: userData },
  });
  const page = await app.firstWindow();
  await page.setViewportSize(size);
  return {
    page,
    traffic: null,
    async pick(path) {
      await app.evaluate(({ dialog }, chosen) => {
        const canceled = chosen === null;
        dialog.showOpenDialog = () =>
          Promise.resolve({ canceled, filePaths: chosen === null ? [] : [chosen] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: chosen ?? '' });
      }, path);
    },
    close: () => app.close(),
  };
}
