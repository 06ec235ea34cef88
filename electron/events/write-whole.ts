import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { asFailure } from '../store/failures.ts';
import { syncFolder } from '../store/files.ts';

/**
 * Writes a file that is there whole or not at all: to a temporary file beside `path`, for its owner only, renamed when all
 * of it is on the disk. Whatever stops `write`, an older file of that name stays as it was and nothing is left behind;
 * what the disk refuses is UNAVAILABLE and begins with `failure`.
 */
export async function writeWhole<T>(
  path: string,
  failure: string,
  write: (append: (data: string | Uint8Array) => void) => T | Promise<T>,
): Promise<T> {
  const draft = `${path}.${randomUUID()}.part`;
  let file: number | undefined;
  try {
    const opened = openSync(draft, 'wx', 0o600);
    file = opened;
    const result = await write(data => {
      appendAll(opened, typeof data === 'string' ? Buffer.from(data) : data);
    });
    fsyncSync(file);
    closeSync(file);
    file = undefined;
    renameSync(draft, path);
    syncFolder(dirname(path));
    return result;
  } catch (error) {
    if (file !== undefined) closeSync(file);
    rmSync(draft, { force: true });
    throw asFailure(error, failure, dirname(path));
  }
}

/** A disk that fills up can take a part of a write without an error. */
function appendAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}
