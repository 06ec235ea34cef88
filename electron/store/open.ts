import type Database from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import { lastSeq, listBackups, moveAsideAll, writeBackup } from './backup.ts';
import { connect, createStoreFile } from './connection.ts';
import { keepDayCounts } from './day-counts.ts';
import { asFailure, restorable } from './failures.ts';
import { damagedFolder, protectFile, protectFolder, storeFile } from './files.ts';
import { inspectStore } from './health.ts';
import { latestVersion, migrate, type Migration } from './migrate.ts';
import { counts } from './migrations/0190-counts.ts';
import { migrations as allMigrations } from './migrations/all.ts';
import type { Tick } from '../events/clock.ts';
import type { HeadSigner } from '../evidence/head-signature.ts';
import { takeOwnership, type Holder } from './owner.ts';
import type { Seal } from './secrets.ts';
import { Sql } from './sql.ts';
import { createSqliteStore } from './sqlite-store.ts';
import type { Store } from './types.ts';

export interface OpenOptions {
  /** The forest folder. It must be there: a folder on a disk that is not connected is no reason to begin anew. */
  dir: string;
  /** The wall clock, milliseconds UTC. */
  now: () => number;
  /** The machine's own clock, for the history to show where the wall clock was moved. */
  tick?: (() => Tick) | undefined;
  uuid: () => string;
  /** Signs the history's end; absent leaves it unsigned. */
  signer?: HeadSigner | undefined;
  seal: Seal;
  /** Who we are, for the process that finds the forest held by us. */
  holder: Holder;
  /** How long to wait for another process to let go, in milliseconds. */
  waitMs?: number;
  /** Begin with an empty store where one was lost or moved aside and backups are there. A person must have said so. */
  startOver?: boolean;
  /** Hears what went wrong after the data was safe. By default a warning of the process. */
  warn?: (message: string, cause: unknown) => void;
  /** The schema's steps; only tests of migrations give others. */
  migrations?: readonly Migration[];
}

/** A store larger than this (bytes) is backed up at a close only if its newest backup is older than an hour. */
const alwaysBackedUpTo = 64 * 1024 * 1024;
const hour = 3_600_000;

/**
 * Opens the store of a forest for this process alone, and makes it if the folder has none. Throws UNAVAILABLE in words,
 * with nothing changed, where the folder is missing or cannot be written, another process holds the forest (after
 * `waitMs`), the store is damaged, lost or of a newer console, or the disk is full.
 */
export function openStore(options: OpenOptions): Store {
  const { dir, now } = options;
  const migrations = options.migrations ?? allMigrations;
  const warn = options.warn ?? warnOfProcess;
  const refused = 'The forest was not opened';
  if (!existsSync(dir) || !statSync(dir).isDirectory())
    throw new AppError(
      'UNAVAILABLE',
      `${refused}: the folder ${dir} does not exist. Nothing was made. Connect its disk, or choose another folder.`,
    );
  const owner = takeOwnership(dir, options.holder, now(), options.waitMs ?? 5000);
  let db: Database.Database | undefined;
  try {
    if (!existsSync(storeFile(dir))) {
      const lost = hadStore(dir);
      if (lost && options.startOver !== true) throw lostStore(dir);
      // Its log too: SQLite would take it for the new store's.
      if (lost) moveAsideAll(dir, now());
      createStoreFile(dir, migrations);
    }
    const { version } = inspectStore(storeFile(dir), dir, latestVersion(migrations));
    protectFolder(dir);
    protectFile(storeFile(dir));
    db = connect(storeFile(dir));
    if (version < latestVersion(migrations)) {
      writeBackup(db, dir, 'migration', now());
      migrate(db, migrations);
    }
    if (latestVersion(migrations) >= counts.number) countDays(db, dir);
  } catch (error) {
    db?.close();
    owner.release();
    throw asFailure(error, refused, dir);
  }
  const connection = db;
  const openedAt = lastSeq(connection);
  return createSqliteStore(
    connection,
    { dir, now, tick: options.tick, signer: options.signer, uuid: options.uuid, seal: options.seal, warn },
    () => {
      try {
        connection.pragma('wal_checkpoint(TRUNCATE)');
        if (wantsBackup(connection, dir, openedAt, now())) writeBackup(connection, dir, 'close', now());
      } catch (error) {
        warn('The store was closed and everything is saved, but its backup could not be written.', error);
      } finally {
        connection.close();
        owner.release();
      }
    },
  );
}

/** A store of before, or one whose rows another program wrote, is counted now: reads rely on it. */
function countDays(db: Database.Database, dir: string): void {
  db.transaction(() => keepDayCounts(new Sql(db, dir))).immediate();
}

/** True if the folder, which has no store, shows that it had one. */
export function hadStore(dir: string): boolean {
  return listBackups(dir).length > 0 || existsSync(damagedFolder(dir)) || existsSync(`${storeFile(dir)}-wal`);
}

/** Where there was a store once, an empty one in its place would pass for the whole history. */
function lostStore(dir: string): AppError {
  return new AppError(
    'UNAVAILABLE',
    `The forest was not opened: its store is missing in ${dir}, though there was one. Nothing was made. Restore a backup, or say that the forest is to start over empty.`,
    { issues: restorable },
  );
}

function wantsBackup(db: Database.Database, dir: string, openedAt: number, now: number): boolean {
  const seq = lastSeq(db);
  if (seq === 0) return false;
  const newest = listBackups(dir).find(backup => backup.reason === 'close');
  if (newest === undefined) return true;
  if (seq === openedAt && newest.seq === seq) return false;
  return statSync(storeFile(dir)).size <= alwaysBackedUpTo || Math.abs(now - newest.at) > hour;
}

function warnOfProcess(message: string, cause: unknown): void {
  process.emitWarning(cause instanceof Error ? `${message} ${cause.message}` : message);
}
