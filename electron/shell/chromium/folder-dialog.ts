import { stat } from 'node:fs/promises';
import { isAbsolute, join, sep } from 'node:path';
import type { IsolatedWorld } from './isolated-world.ts';
import { fileNameProblem, listFolder } from './folders.ts';
import { folderPageCss, hideFolderPage, showFolderPage, type FolderPageText } from './folder-page.ts';

/**
 * Lets the person choose a folder, or a folder and a file name, on a page of our own: a browser's save dialog gives no
 * path, and its folder dialog hands the page every file inside. Resolves with an absolute path, or null where they
 * cancelled or reloaded the window. An existing file is replaced only after the person said so a second time.
 */
export async function folderDialog(
  world: IsolatedWorld,
  text: FolderPageText,
  start: string,
): Promise<string | null> {
  let listing = await listFolder(start);
  let confirmed: string | null = null;
  let current = text;
  try {
    for (;;) {
      const action = await world.call(showFolderPage, current, listing, sep, folderPageCss);
      if (action.kind === 'cancel') break;
      if (action.kind === 'go') {
        listing = await listFolder(action.folder);
        current = text;
        continue;
      }
      if (!isAbsolute(action.folder)) {
        listing = await listFolder(action.folder);
        continue;
      }
      if (text.fileName === null) {
        await world.call(hideFolderPage);
        return action.folder;
      }
      const path = join(action.folder, action.fileName);
      listing = await listFolder(action.folder);
      const problem = fileNameProblem(action.fileName);
      const found = problem === '' ? await stat(path).catch(() => null) : null;
      current = text;
      if (listing.problem !== '') continue;
      if (problem !== '') {
        current = { ...text, notice: problem };
      } else if (found?.isDirectory()) {
        current = { ...text, notice: `${action.fileName} is a folder. Enter another name.` };
      } else if (found !== null && confirmed !== path) {
        confirmed = path;
        const notice = `${action.fileName} exists already. Choose “Replace it” to write over it.`;
        current = { ...text, accept: 'Replace it', notice };
      } else {
        await world.call(hideFolderPage);
        return path;
      }
    }
    await world.call(hideFolderPage);
  } catch {
    // The window was reloaded or closed: nothing was chosen.
  }
  return null;
}
