import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError, type Issue } from '../../shared/contract/errors.ts';
import { hadStore } from '../store/open.ts';
import { asFailure } from '../store/failures.ts';

/** Tells a page that a forest can be made in the folder that was named (`forest.create`). */
export const makeable: Issue[] = [{ path: 'folder', message: 'A forest can be made here.' }];

const refused = 'The forest was not opened';
const unavailable = (why: string) => new AppError('UNAVAILABLE', `${refused}: ${why}`);

/**
 * Refuses to open a forest in a folder that has no store, and says what the folder is. NOT_FOUND where it is empty or not there
 * and a forest can be made in it (marked `makeable`), or where it holds other files; UNAVAILABLE where it is a file or cannot be
 * written. A folder that shows that it had a store is left to `openStore`, which offers its backups.
 */
export function requireForest(dir: string): void {
  try {
    if (!existsSync(dir)) throw absent(dir);
    if (!statSync(dir).isDirectory())
      throw unavailable(`${dir} is a file, and a forest is a folder. Choose a folder.`);
    if (hadStore(dir)) return;
    if (readdirSync(dir).length > 0) {
      throw new AppError(
        'NOT_FOUND',
        `${dir} holds no forest: there is no store.db in it, and other files are. Choose the folder of a forest, or make a new one in an empty folder.`,
      );
    }
    requireWritable(dir);
    throw new AppError('NOT_FOUND', `${dir} holds no forest yet: the folder is empty.`, { issues: makeable });
  } catch (error) {
    throw asFailure(error, refused, dir);
  }
}

/** The refusal for a folder that is not there, by whether it could be made. */
function absent(dir: string): AppError {
  let above = dirname(dir);
  while (!existsSync(above) && dirname(above) !== above) above = dirname(above);
  if (!existsSync(above) || !statSync(above).isDirectory())
    return unavailable(`${dir} cannot be made, as ${above} is no folder. Choose another folder.`);
  requireWritable(above);
  return new AppError(
    'NOT_FOUND',
    `${dir} holds no forest yet: the folder is not there. If it is on a disk that is not connected, connect it and open it again.`,
    { issues: makeable },
  );
}

/** Throws what the file system says of a folder in which nothing can be made; `asFailure` puts it into words. */
function requireWritable(dir: string): void {
  accessSync(dir, constants.W_OK | constants.X_OK);
}
