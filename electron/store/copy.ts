import Database from 'better-sqlite3';
import { renameSync, rmSync } from 'node:fs';
import { protectFile, storeFile, syncFile, syncFolder } from './files.ts';

/**
 * Copies the store of an open connection, whole and consistent, to be the store of the folder `dir`, as a backup is made. Secrets,
 * open effects and what is known of the MFA files stay behind: the rows are removed and the file is written anew, so that no freed page keeps a byte of them. An effect
 * that was begun belongs to the forest itself: a copy that finished it would write the files of the real one.
 */
export function copyStore(db: Database.Database, dir: string): void {
  const path = storeFile(dir);
  const [whole, draft] = [`${path}.whole`, `${path}.new`];
  try {
    for (const file of [whole, draft]) rmSync(file, { force: true });
    db.prepare('VACUUM INTO ?').run(whole);
    protectFile(whole);
    const copy = new Database(whole, { fileMustExist: true });
    try {
      copy.exec('DELETE FROM "secrets"; DELETE FROM "intents"; DELETE FROM "mfaFiles";');
      copy.prepare('VACUUM INTO ?').run(draft);
    } finally {
      copy.close();
    }
    protectFile(draft);
    syncFile(draft);
    renameSync(draft, path);
    syncFolder(dir);
  } finally {
    for (const file of [whole, draft])
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true });
  }
}
