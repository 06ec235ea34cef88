import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';

/**
 * What is written replaces a file of its name, and must never replace one that the forest or the MIM Service lives by. `refused`
 * begins the refusal: 'The history was not exported'. Throws BAD_REQUEST.
 */
export function requireForeign(refused: string, path: string, folders: string[]): void {
  if (!isAbsolute(path)) {
    throw wrongPath(`${path} is not a full path. Give the file from its root.`);
  }
  if (!existsSync(path)) return;
  const inside = (folder: string) => {
    const way = relative(realpathSync(folder), realpathSync(path));
    return way !== '' && !way.startsWith('..') && !isAbsolute(way);
  };
  const own = folders.find(folder => existsSync(folder) && inside(folder));
  if (own !== undefined) {
    throw wrongPath(
      `${refused}: ${path} is a file of ${own} and would be replaced. Choose another name or folder.`,
    );
  }
}

function wrongPath(message: string): AppError {
  return new AppError('BAD_REQUEST', message, { issues: [{ path: 'path', message }] });
}
