import Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';
import { applyChanges } from './apply.ts';
import { contentOf, loadContent } from './content.ts';
import type { Change } from './entry.ts';
import { asFailure } from './failures.ts';
import { storeFile } from './files.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { quoted, Sql } from './sql.ts';
import { listTables, tables } from './tables.ts';

/** Where the journal and the object tables disagree. */
export interface Difference {
  table: string;
  /** The key of the row, or the number of the entry that does not fit. */
  id: string;
  /** `missing`: the journal makes it, the store lacks it. `extra`: the store has it, the journal does not make it. */
  kind: 'missing' | 'extra' | 'different' | 'entry does not fit';
}

export interface ReplayResult {
  same: boolean;
  /** The entries that were replayed. */
  entries: number;
  /** At most a hundred. */
  differences: Difference[];
}

const mostDifferences = 100;

/** Columns that no entry tells: the workflow's timers, which it can tell again from the requests. */
const derived: ReadonlySet<string> = new Set(['dueAt']);

/**
 * Replays the journal of a forest into an empty store in memory, by the code that wrote it, and compares every object
 * table with the present one, all of one moment. Secrets are compared by reference. It looks over a connection of its
 * own, so the store may be open; it takes its time with a long history (some ten thousand entries a second).
 */
export function verifyReplay(store: { readonly dir: string }): ReplayResult {
  return ended(replaySteps(store));
}

/** What the objects were when the last entry up to `upTo` was written, as bytes (`contentOf`). Takes as long as `verifyReplay`. */
export function contentAt(dir: string, upTo: number): Buffer {
  return ended(beside(dir, sql => replayWhole(sql, upTo, contentOf)));
}

/** A database image of the objects after an entry, from which a later moment is reached sooner. */
export interface Image {
  seq: number;
  bytes: Buffer;
}

/**
 * The objects when the last entry up to `upTo` was written, as an image; in steps as `replaySteps`. Begins at `from`, which must
 * not be later, or where a replay begins. CONFLICT where an entry does not fit what is before it.
 */
export function imageSteps(dir: string, upTo: number, from: Image | null): Generator<number, Buffer> {
  return beside(
    dir,
    sql =>
      replayWhole(
        sql,
        upTo,
        () => {
          sql.db.exec('COMMIT');
          return sql.db.serialize();
        },
        from?.seq,
      ),
    from?.bytes,
  );
}

function* replayWhole<T>(
  sql: Sql,
  upTo: number,
  result: (sql: Sql) => T,
  from?: number,
): Generator<number, T> {
  const { failed } = yield* replayJournal(sql, upTo, from);
  if (failed !== null)
    throw new AppError(
      'CONFLICT',
      `The journal was not replayed: entry ${failed} does not fit what is before it.`,
    );
  return result(sql);
}

function ended<T>(steps: Generator<number, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * `verifyReplay` in steps of at most a thousand entries, each telling how many are done, so that its caller can let others in
 * between. Memory grows with the objects, not with the history. Ending it early leaves nothing behind.
 */
export function replaySteps({ dir }: { readonly dir: string }): Generator<number, ReplayResult> {
  return beside(dir, compareAll);
}

/** Works on a store in memory, empty or of an image, with the forest's store beside it as "present", all of one moment. */
function* beside<T>(
  dir: string,
  work: (sql: Sql) => Generator<number, T>,
  image?: Buffer,
): Generator<number, T> {
  const db = new Database(image ?? ':memory:');
  try {
    db.pragma('foreign_keys = ON');
    migrate(db, migrations);
    statSync(storeFile(dir)); // ATTACH would make a file that is not there
    db.prepare('ATTACH ? AS "present"').run(storeFile(dir));
    db.exec('BEGIN');
    return yield* work(new Sql(db, dir));
  } catch (error) {
    throw asFailure(error, 'The journal was not replayed', dir);
  } finally {
    db.close();
  }
}

function* compareAll(sql: Sql): Generator<number, ReplayResult> {
  const { entries, failed } = yield* replayJournal(sql, null);
  const differences: Difference[] = [];
  if (failed !== null) differences.push({ table: 'journal', id: String(failed), kind: 'entry does not fit' });
  for (const { name } of Object.values(tables)) differences.push(...compareTable(sql, name, ['id']));
  for (const { name, member } of Object.values(listTables))
    differences.push(...compareTable(sql, name, ['roleId', member]));
  return { same: differences.length === 0, entries, differences: differences.slice(0, mostDifferences) };
}

/**
 * Begins where the last sealed segment ends, and stops at the first entry that does not fit: what follows it would not fit
 * either. `upTo` null is all of them. `from` is the entry after which the objects are already.
 */
function* replayJournal(
  sql: Sql,
  upTo: number | null,
  from?: number,
): Generator<number, { entries: number; failed: number | null }> {
  let seq = from ?? loadSealed(sql);
  for (;;) {
    const rows = sql.all(
      'SELECT "seq", "changes" FROM "present"."journal" WHERE "seq" > ? AND (? IS NULL OR "seq" <= ?) ORDER BY "seq" LIMIT 1000',
      [seq, upTo, upTo],
    );
    if (rows.length === 0) return { entries: seq, failed: null };
    for (const row of rows) {
      const next = Number(row['seq']);
      try {
        applyChanges(sql, JSON.parse(String(row['changes'])) as Change[]);
      } catch {
        return { entries: seq, failed: next };
      }
      seq = next;
    }
    yield seq;
  }
}

/** What the objects were at the end of the last sealed segment, whose changes are in its bundle; answers that end, or 0. */
function loadSealed(sql: Sql): number {
  const row = sql.get(
    'SELECT "upTo", "content" FROM "present"."sealed" WHERE "content" IS NOT NULL ORDER BY "upTo" DESC LIMIT 1',
  );
  if (row === undefined) return 0;
  sql.db.pragma('defer_foreign_keys = ON');
  loadContent(sql, row['content'] as Buffer);
  return Number(row['upTo']);
}

function compareTable(sql: Sql, table: string, key: string[]): Difference[] {
  const columns = sql
    .all(`SELECT "name" FROM pragma_table_info(?)`, [table])
    .map(row => String(row['name']))
    .filter(name => !derived.has(name))
    .map(quoted)
    .join(', ');
  const id = key.map(quoted).join(` || ' ' || `);
  const only = (here: string, there: string) =>
    sql
      .all(
        `SELECT ${id} AS "key" FROM (SELECT ${columns} FROM ${here}.${quoted(table)}
         EXCEPT SELECT ${columns} FROM ${there}.${quoted(table)}) ORDER BY 1 LIMIT ${mostDifferences}`,
      )
      .map(row => String(row['key']));
  const replayed = new Set(only('"main"', '"present"'));
  const present = new Set(only('"present"', '"main"'));
  const kindOf = (key: string): Difference['kind'] => {
    if (replayed.has(key) && present.has(key)) return 'different';
    return replayed.has(key) ? 'missing' : 'extra';
  };
  return [...new Set([...replayed, ...present])].map(key => ({ table, id: key, kind: kindOf(key) }));
}
