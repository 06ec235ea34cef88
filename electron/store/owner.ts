import Database from 'better-sqlite3';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import { asFailure } from './failures.ts';
import { ownerFile, ownerNote, touchPrivate } from './files.ts';

/** Who holds a forest. */
export interface Holder {
  pid: number;
  /** The operating-system user. */
  user: string;
}

/** The hold on a forest: one process at a time (design §4). */
export interface Ownership {
  release(): void;
}

/**
 * Takes the forest for this process: an exclusive transaction on owner.db, which nobody else can begin and which dies
 * with its process, however it ends. Waits `waitMs`, then UNAVAILABLE with the holder's name. While the transaction is
 * open nobody can read owner.db, so the holder says who it is in owner.json beside it; that text is for people, the lock
 * is the truth. owner.db must never be opened other than by SQLite in this process: closing it would drop the lock.
 */
export function takeOwnership(dir: string, holder: Holder, since: number, waitMs: number): Ownership {
  let db: Database.Database | undefined;
  try {
    touchPrivate(ownerFile(dir));
    db = new Database(ownerFile(dir), { timeout: waitMs });
    db.exec('BEGIN EXCLUSIVE');
    writeNote(dir, holder, since);
  } catch (error) {
    db?.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw held(dir);
    throw asFailure(error, 'The forest was not opened', dir);
  }
  const lock = db;
  return {
    release() {
      if (!lock.open) return;
      rmSync(ownerNote(dir), { force: true });
      lock.close();
    },
  };
}

/** A note that cannot be written (a full disk) makes the refusal of the next process less exact, and nothing else. */
function writeNote(dir: string, holder: Holder, since: number): void {
  try {
    writeFileSync(ownerNote(dir), JSON.stringify({ ...holder, since: new Date(since).toISOString() }), {
      mode: 0o600,
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

function held(dir: string): AppError {
  return new AppError(
    'UNAVAILABLE',
    `The forest in ${dir} was not opened: ${describeHolder(dir)} has it open, and only one process at a time may. Close that one and try again.`,
  );
}

function describeHolder(dir: string): string {
  try {
    const note: unknown = JSON.parse(readFileSync(ownerNote(dir), 'utf8'));
    if (typeof note === 'object' && note !== null && 'pid' in note && 'user' in note && 'since' in note)
      return `process ${String(note.pid)} of ${String(note.user)}, since ${String(note.since)},`;
  } catch {
    // The note is being written or could not be: the lock alone says that someone is there.
  }
  return 'another process';
}
