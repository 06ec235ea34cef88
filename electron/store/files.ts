import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';

/** The files of a forest folder that belong to the store. */
export const storeFile = (dir: string) => join(dir, 'store.db');
export const ownerFile = (dir: string) => join(dir, 'owner.db');
export const ownerNote = (dir: string) => join(dir, 'owner.json');
export const backupFolder = (dir: string) => join(dir, 'backups');
export const damagedFolder = (dir: string) => join(dir, 'damaged');

/** What may lie in a forest folder besides the store: with anything else in it, the folder's rights are left alone. */
const forestNames =
  /^(store\.db|owner\.|backups$|damaged$|Service$|corp\.(ldif|csv)$|secrets|logs?$|sample|\.)/;

const posix = process.platform !== 'win32';

/**
 * Makes the folder of a new forest, for its owner only (0700). Its parent must be there. A folder that exists is left as it is.
 */
export function makeForestFolder(dir: string): void {
  if (!existsSync(dir)) mkdirSync(dir, { mode: 0o700 });
}

/**
 * Takes the folder's rights from everyone but its owner, on POSIX. Left alone where the folder holds things that are no
 * forest's: a store that someone put into a shared folder must not lock the others out of it.
 */
export function protectFolder(dir: string): void {
  if (!posix || (statSync(dir).mode & 0o077) === 0) return;
  if (readdirSync(dir).every(name => forestNames.test(name))) chmodSync(dir, 0o700);
}

/** Owner only (0600), on POSIX. By path: opening and closing a file that SQLite has open would drop its locks. */
export function protectFile(path: string): void {
  if (posix && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
}

/** Makes an empty file for its owner only, if it is not there. */
export function touchPrivate(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600));
}

/** Puts a file's bytes on the disk. Not for a file that SQLite has open (see `protectFile`). */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Puts the folder's entries (a rename) on the disk; Windows does not offer it. */
export function syncFolder(dir: string): void {
  if (!posix) return;
  const folder = openSync(dir, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** 20261124T035636123Z: sorts by time and is a name on every file system. */
export function stamp(at: number): string {
  return new Date(at).toISOString().replace(/[-:.]/g, '');
}
