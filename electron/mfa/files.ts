import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import { errnoOf, fileError } from './file-errors.ts';

/** SHA-256 of the bytes in lower-case hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads a regular file of at most `cap` bytes; null where it does not exist. A link is refused: it could lead anywhere. */
export async function readPlainFile(path: string, cap: number): Promise<Uint8Array | null> {
  try {
    const stat = await lstat(path);
    if (stat.isSymbolicLink()) {
      throw new AppError(
        'UNAVAILABLE',
        `${path} is a link. Put the file itself there, or name the folder that it leads to.`,
      );
    }
    if (!stat.isFile()) throw new AppError('UNAVAILABLE', `${path} is not a file.`);
    const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const { size } = await file.stat();
      if (size > cap)
        throw new AppError('BAD_REQUEST', `${path} is larger than ${Math.floor(cap / 1024 / 1024)} MB.`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw fileError(error, path, 'read');
  }
}

/** The hash of a file, or null where there is none. */
export async function hashOfFile(path: string, cap: number): Promise<string | null> {
  const bytes = await readPlainFile(path, cap);
  return bytes === null ? null : hashOf(bytes);
}

/**
 * Makes a file that nobody else can read, before a byte of its content is in it, and brings the content to the disk. On an error
 * nothing of it stays. `protect` gets the path of the empty file.
 */
export async function makeFile(
  path: string,
  bytes: Uint8Array,
  protect: (path: string) => Promise<void>,
): Promise<void> {
  let made = false;
  try {
    const file = await open(path, 'wx', 0o600);
    made = true;
    try {
      await protect(path);
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (made) await rm(path, { force: true });
    throw fileError(error, path, 'write');
  }
}

/** Brings a folder's entries to the disk. Windows has no such call, and does not need it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts a file in the place of another. On Windows a reader that holds the old one open for a moment is waited for. */
export async function replaceFile(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const held = ['EPERM', 'EACCES', 'EBUSY'].includes(errnoOf(error) ?? '');
      if (process.platform !== 'win32' || !held || attempt === 20) throw fileError(error, to, 'write');
      await sleep(100);
    }
  }
}

/** The names in a folder; none where it does not exist. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw fileError(error, folder, 'read');
  }
}
