import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/contract/errors.ts';
import { imageSteps } from './replay.ts';
import { createSqliteStore } from './sqlite-store.ts';
import { Sql } from './sql.ts';
import type { Store } from './types.ts';

/** The objects as they were when an entry was written, in memory: a store that reads, whose history is empty. */
export interface PastStore {
  /** The entry after which it is. */
  readonly seq: number;
  readonly store: Store;
  readonly sql: Sql;
  close(): void;
}

/**
 * Makes the store as it was after the entry `upTo`, in steps of at most a thousand entries, each telling the entry that it has reached.
 * `from` is an earlier moment to begin at. CONFLICT where an entry does not fit; UNAVAILABLE where the store cannot be read.
 */
export function* pastSteps(dir: string, upTo: number, from: PastStore | null): Generator<number, PastStore> {
  const image = from === null ? null : { seq: from.seq, bytes: from.sql.db.serialize() };
  const db = new Database(yield* imageSteps(dir, upTo, image));
  db.pragma('query_only = ON');
  const unsealed = (): never => {
    throw new AppError('INTERNAL', 'What is past has no secrets.');
  };
  const store = createSqliteStore(
    db,
    {
      dir,
      now: Date.now,
      uuid: randomUUID,
      seal: { seal: unsealed, unseal: unsealed },
      warn: () => undefined,
    },
    () => db.close(),
  );
  return { seq: upTo, store, sql: new Sql(db, dir), close: () => store.close() };
}
