import type Database from 'better-sqlite3';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { guarded } from './failures.ts';
import { backupFolder, damagedFolder, protectFile, stamp, storeFile, syncFile, syncFolder } from './files.ts';
import { inspectStore } from './health.ts';
import { latestVersion } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { takeOwnership, type Holder } from './owner.ts';

/** Why a backup was made: after a close in good order, or before a newer console changed the schema. */
export type BackupReason = 'close' | 'migration';

export interface Backup {
  /** The file's name in the folder `backups`. */
  file: string;
  /** Milliseconds UTC. */
  at: number;
  /** The number of the last entry in it. */
  seq: number;
  reason: BackupReason;
  /** Bytes. */
  size: number;
}

/** How many backups of each reason are kept. */
export const keptBackups = 5;

const backupName = /^store-(\d{8}T\d{9}Z)-(\d+)-(close|migration)\.db$/;

/** The backups of a forest, newest first. Reads names only; an absent folder has none. */
export function listBackups(dir: string): Backup[] {
  const folder = backupFolder(dir);
  if (!existsSync(folder)) return [];
  const backups: Backup[] = [];
  for (const file of readdirSync(folder)) {
    const [, when, seq, reason] = backupName.exec(file) ?? [];
    if (when === undefined) continue;
    const at = Date.parse(when.replace(/^(....)(..)(..T..)(..)(..)(...)Z$/, '$1-$2-$3:$4:$5.$6Z'));
    const { size } = statSync(join(folder, file));
    backups.push({ file, at, seq: Number(seq), reason: reason as BackupReason, size });
  }
  return backups.sort((a, b) => b.at - a.at || b.seq - a.seq);
}

/**
 * Copies the store of an open connection, whole and consistent, to the folder `backups`, and removes what is more than
 * five of its reason. SQLite reads every page for it, so a damaged store fails here and leaves the older backups alone.
 */
export function writeBackup(db: Database.Database, dir: string, reason: BackupReason, at: number): string {
  const folder = backupFolder(dir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = `store-${stamp(at)}-${lastSeq(db)}-${reason}.db`;
  const path = join(folder, file);
  const draft = `${path}.new`;
  try {
    rmSync(draft, { force: true });
    db.prepare('VACUUM INTO ?').run(draft);
    if (process.platform !== 'win32') chmodSync(draft, 0o600);
    syncFile(draft);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(folder);
  for (const old of listBackups(dir)
    .filter(backup => backup.reason === reason)
    .slice(keptBackups))
    rmSync(join(folder, old.file), { force: true });
  return file;
}

/** The number of the last entry, 0 for an empty journal or a store that has none yet. */
export function lastSeq(db: Database.Database): number {
  const has = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'journal'`).get();
  if (has === undefined) return 0;
  const row = db.prepare('SELECT ifnull(max("seq"), 0) AS "seq" FROM "journal"').get() as { seq: number };
  return row.seq;
}

/**
 * Moves the store's files into `damaged/<UTC>/` and answers that folder. Nothing is deleted. The store itself goes
 * first: stopped in between, a log without its store remains, and never a store that lost its log.
 */
export function moveAsideDamaged(dir: string, at: number = Date.now()): string {
  return moveAside(dir, at, storeFiles);
}

/** The same with the backups: those of an empty store that starts over would push them out, one close after another. */
export function moveAsideAll(dir: string, at: number): string {
  return moveAside(dir, at, [...storeFiles, 'backups']);
}

const storeFiles = ['store.db', 'store.db-wal', 'store.db-shm'];

function moveAside(dir: string, at: number, names: readonly string[]): string {
  return guarded('The damaged store was not moved', dir, () => {
    let folder = join(damagedFolder(dir), stamp(at));
    for (let n = 2; existsSync(folder); n++) folder = join(damagedFolder(dir), `${stamp(at)}-${n}`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of names)
      if (existsSync(join(dir, name))) renameSync(join(dir, name), join(folder, name));
    syncFolder(folder);
    syncFolder(dir);
    return folder;
  });
}

/**
 * Puts a backup in the store's place, for a forest that no process has open. The backup is checked first; the present
 * store, if there is one, is moved aside and kept. Entries that are younger than the backup are in the moved file only.
 * NOT_FOUND for a name that `listBackups` does not answer, UNAVAILABLE where the backup is damaged or the forest is open.
 */
export function restoreBackup(
  dir: string,
  file: string,
  options: { holder: Holder; now: () => number; waitMs?: number },
): void {
  const what = 'The backup was not restored';
  if (!listBackups(dir).some(backup => backup.file === file))
    throw new AppError(
      'NOT_FOUND',
      `${what}: there is no backup ${file} of this forest. Choose one of the list.`,
    );
  const owner = takeOwnership(dir, options.holder, options.now(), options.waitMs ?? 5000);
  try {
    guarded(what, dir, () => {
      const source = join(backupFolder(dir), file);
      const draft = `${storeFile(dir)}.new`;
      copyFileSync(source, draft);
      protectFile(draft);
      syncFile(draft);
      try {
        inspectStore(draft, dir, latestVersion(migrations));
      } catch (cause) {
        rmSync(draft, { force: true });
        const why =
          cause instanceof AppError && cause.message.includes('newer console')
            ? 'of a newer console'
            : 'damaged';
        throw new AppError(
          'UNAVAILABLE',
          `${what}: the backup ${file} is ${why}. Nothing was changed. Choose another.`,
          { cause },
        );
      }
      for (const end of ['-wal', '-shm']) rmSync(draft + end, { force: true });
      if (['', '-wal', '-shm'].some(end => existsSync(storeFile(dir) + end)))
        moveAsideDamaged(dir, options.now());
      renameSync(draft, storeFile(dir));
      syncFolder(dir);
    });
  } finally {
    owner.release();
  }
}
