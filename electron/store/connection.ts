import Database from 'better-sqlite3';
import { renameSync, rmSync } from 'node:fs';
import { protectFile, storeFile, syncFolder, touchPrivate } from './files.ts';
import { applicationId } from './health.ts';
import { migrate, type Migration } from './migrate.ts';

/** The one connection that writes. Durable at each commit: WAL alone would lose the last ones with the power. */
export function connect(path: string): Database.Database {
  const db = new Database(path, { fileMustExist: true, timeout: 5000 });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  return db;
}

/** A connection that only reads, beside the one that writes. */
export function connectToRead(path: string): Database.Database {
  return new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
}

/**
 * Makes an empty store. It is built under another name and renamed when it is whole, so that a stop in between leaves
 * no half store: an empty or partial store.db is therefore always damage, never a beginning.
 */
export function createStoreFile(dir: string, migrations: readonly Migration[]): void {
  const path = storeFile(dir);
  const draft = `${path}.new`;
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(draft + end, { force: true });
  touchPrivate(draft);
  const db = connect(draft);
  try {
    db.pragma(`application_id = ${applicationId}`);
    migrate(db, migrations);
  } finally {
    db.close();
  }
  protectFile(draft);
  renameSync(draft, path);
  syncFolder(dir);
}
