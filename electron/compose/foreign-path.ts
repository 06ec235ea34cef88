import { existsSync, realpathSync } from 'node:fs';
import { basename, isAbsolute, relative } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { Forest } from './forest.ts';

/**
 * What is written replaces a file of its name, and must never replace one that the forest or the MIM Service lives by. What a drill
 * writes says so in its name, as `drillName` gives it. `refused` begins the refusal: 'The history was not exported'. Throws BAD_REQUEST.
 */
export function requireForeign(refused: string, path: string, forest: Pick<Forest, 'dir' | 'store'>): void {
  const { dir, store } = forest;
  const folders = [dir, ...store.consoleConfiguration().mimServiceFolders];
  if (!isAbsolute(path)) {
    throw wrongPath(`${path} is not a full path. Give the file from its root.`);
  }
  if (store.drill() !== null && drillName(basename(path)) !== basename(path)) {
    throw wrongPath(
      `${refused}: this is a drill, and nothing from it may be taken for real. Begin the file’s name with ${drillMark.trim()}.`,
    );
  }
  if (!existsSync(path)) return;
  const own = folders.find(folder => existsSync(folder) && isBelow(path, folder));
  if (own !== undefined) {
    throw wrongPath(
      `${refused}: ${path} is a file of ${own} and would be replaced. Choose another name or folder.`,
    );
  }
}

/** Throws BAD_REQUEST where what is to be kept apart from the forest would be written into its folder, which is named with the reason. */
export function requireOutside(refused: string, folder: string, dir: string, why: string): void {
  if (existsSync(folder) && (realpathSync(folder) === realpathSync(dir) || isBelow(folder, dir)))
    throw wrongPath(`${refused}: ${folder} belongs to the forest. ${why} Choose another folder.`);
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(realpathSync(folder), realpathSync(path));
  return way !== '' && !way.startsWith('..') && !isAbsolute(way);
}

const drillMark = 'DRILL ';

/** The name of a file that a drill writes. */
export function drillName(name: string): string {
  return name.startsWith(drillMark) ? name : `${drillMark}${name}`;
}

function wrongPath(message: string): AppError {
  return new AppError('BAD_REQUEST', message, { issues: [{ path: 'path', message }] });
}
