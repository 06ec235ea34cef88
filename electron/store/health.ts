import Database from 'better-sqlite3';
import { existsSync, rmSync, statSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import { asFailure, damaged, isDamage } from './failures.ts';
import { userVersion } from './migrate.ts';

/** Marks a file as a store of ours ('BCon'), so that another program's database is never taken for one. */
export const applicationId = 0x42_43_6f_6e;

/**
 * Above this size a store that was closed in good order is not read from end to end at each start: that would take
 * seconds. One that was not (its write-ahead log is still there) always is.
 */
const checkedWholeUpTo = 32 * 1024 * 1024;

/**
 * Looks at a store file without changing it, over a connection that can only read. Throws UNAVAILABLE in words if the
 * file is no store of ours, comes from a newer console (its version is above `newest`), or is damaged.
 */
export function inspectStore(path: string, dir: string, newest: number): { version: number } {
  const refused = 'The forest was not opened';
  const { size } = statSync(path);
  if (size === 0) throw damaged(dir, refused, 'the file is empty');
  const hadLog = existsSync(`${path}-wal`);
  let db: Database.Database | undefined;
  let sound = false;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    if (Number(db.pragma('application_id', { simple: true })) !== applicationId)
      throw new AppError(
        'UNAVAILABLE',
        `${refused}: store.db in ${dir} is not a store of this console. It was not touched. Choose another folder.`,
      );
    const version = userVersion(db);
    if (version > newest)
      throw new AppError(
        'UNAVAILABLE',
        `${refused}: the store in ${dir} was written by a newer console (its version is ${version}, this console knows ${newest}). It was not touched. Open it with the newer console.`,
      );
    if (size <= checkedWholeUpTo || hadLog) {
      const problems = findDamage(db);
      if (problems.length > 0) throw damaged(dir, refused, problems.join('; '));
    }
    sound = true;
    return { version };
  } catch (error) {
    throw isDamage(error) ? damaged(dir, refused, error) : asFailure(error, refused, dir);
  } finally {
    db?.close();
    // A connection that only reads makes an empty log and cannot remove it: what is refused is left as it was found.
    if (!sound && !hadLog) for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
  }
}

/** SQLite's own check of the file's structure; at most ten problems, in SQLite's words, for the log. Empty if it is sound. */
export function findDamage(db: Database.Database): string[] {
  const rows = db.pragma('quick_check(10)') as { quick_check: string }[];
  return rows.map(row => row.quick_check).filter(text => text !== 'ok');
}
