import { AppError } from '../../shared/contract/errors.ts';

/** The operating system's code of an error (`ENOSPC`), or undefined. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const doing = {
  read: 'could not be read',
  write: 'could not be written',
  delete: 'could not be deleted',
  protect: 'could not be protected',
} as const;

/**
 * An error of the file system in words. A missing file is NOT_FOUND when it was to be read, all else UNAVAILABLE: the console is
 * right and the place is not. `AppError`s pass unchanged.
 */
export function fileError(error: unknown, path: string, what: keyof typeof doing): AppError {
  if (error instanceof AppError) return error;
  const start = `${path} ${doing[what]}`;
  const make = (code: 'UNAVAILABLE' | 'NOT_FOUND', reason: string): AppError =>
    new AppError(code, `${start}: ${reason}`, { cause: error });
  switch (errnoOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return make('UNAVAILABLE', 'the disk is full. Nothing was changed. Free some space and try again.');
    case 'EROFS':
      return make('UNAVAILABLE', 'the file system is read-only. Nothing was changed.');
    case 'EACCES':
    case 'EPERM':
      return make(
        'UNAVAILABLE',
        'the console’s user has no right to do so. Grant it, or run the console as another user.',
      );
    case 'EBUSY':
    case 'ETXTBSY':
      return make('UNAVAILABLE', 'another program holds it open. Close that program and try again.');
    case 'ENOTDIR':
      return make('UNAVAILABLE', 'a part of the path is not a folder. Correct the path.');
    case 'EISDIR':
      return make('UNAVAILABLE', 'it is a folder. Correct the path.');
    case 'ENOENT':
      return what === 'read'
        ? make('NOT_FOUND', 'it does not exist. Check the path.')
        : make('UNAVAILABLE', 'its folder does not exist. Check the MIM Service folder in the settings.');
    case 'ELOOP':
      return make('UNAVAILABLE', 'it is a link that leads in a circle.');
    case 'EIO':
      return make('UNAVAILABLE', 'the disk reported an error.');
    default:
      return make('UNAVAILABLE', 'the operating system refused. The log says more.');
  }
}
