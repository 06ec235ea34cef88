import Database from 'better-sqlite3';
import { AppError } from '../../shared/contract/errors.ts';

/**
 * Says in words what SQLite or the file system refused, for the person at the console. Everything else comes back as
 * it was: a fault of ours belongs in the log. `what` starts the sentence ("The change was not saved"), `dir` is the forest folder.
 */
export function asFailure(error: unknown, what: string, dir: string): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  const unavailable = (why: string) => new AppError('UNAVAILABLE', `${what}: ${why}`, { cause: error });
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return unavailable(
      `the disk that holds ${dir} is full. What was saved before is safe. Free some space and try again.`,
    );
  if (isDamage(error))
    return unavailable(
      `the store in ${dir} is damaged. Close the forest and open it again: it is checked then, and a backup can be restored.`,
    );
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(code) || /^(EACCES|EPERM|EROFS)$/.test(code))
    return unavailable(
      `the folder ${dir} or a file in it cannot be written. Give this user the right to write there, or make the disk writable, and try again.`,
    );
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return unavailable(
      `the folder ${dir} or a file in it is missing. Connect its disk or choose another folder, and try again.`,
    );
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return unavailable(`another program holds the store in ${dir}. Close that program and try again.`);
  if (/^SQLITE_IOERR/.test(code) || code === 'EIO')
    return unavailable(
      `the disk that holds ${dir} reported an error. Check the disk before you go on. What was saved before is kept as it is.`,
    );
  if (/^SQLITE_CONSTRAINT/.test(code))
    return new AppError('INTERNAL', `${what}: the change does not fit the store.`, { cause: error });
  return error;
}

/** True if SQLite found the file to be damaged, or to be none of its own. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

/** Tells a page that a backup can be put in the store's place (`forest.restore`). */
export const restorable = [{ path: 'store', message: 'A backup can be restored.' }];

/** The refusal to open a store that cannot be read as it should be. */
export function damaged(dir: string, what: string, cause?: unknown): AppError {
  return new AppError(
    'UNAVAILABLE',
    `${what}: the store in ${dir} is damaged. It was not touched. Restore a backup; the damaged file is kept beside it.`,
    { cause, issues: restorable },
  );
}

/** Runs `work`; what SQLite or the file system refuses is thrown as `asFailure` says it. */
export function guarded<T>(what: string, dir: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asFailure(error, what, dir);
  }
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof Database.SqliteError) return error.code;
  if (error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return undefined;
}
