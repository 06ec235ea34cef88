import type Database from 'better-sqlite3';
import type { Row } from './cells.ts';
import { guarded } from './failures.ts';

/** What a statement is given. Numbers are whole. */
export type Param = string | number | null | Uint8Array;

/**
 * A connection with its statements prepared once each, and its errors in words. The texts of statements are built from
 * `tables` and constants only, so there are few of them; values are always bound.
 */
export class Sql {
  readonly db: Database.Database;
  readonly dir: string;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(db: Database.Database, dir: string) {
    this.db = db;
    this.dir = dir;
  }

  all(text: string, params: readonly Param[] = []): Row[] {
    return guarded(reading, this.dir, () => this.#prepare(text).all(...params) as Row[]);
  }

  get(text: string, params: readonly Param[] = []): Row | undefined {
    return guarded(reading, this.dir, () => this.#prepare(text).get(...params) as Row | undefined);
  }

  /** Answers how many rows were changed. */
  run(text: string, params: readonly Param[] = []): number {
    return guarded(writing, this.dir, () => this.#prepare(text).run(...params).changes);
  }

  #prepare(text: string): Database.Statement {
    let statement = this.#statements.get(text);
    if (statement === undefined) {
      statement = this.db.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }
}

const reading = 'The store could not be read';
const writing = 'The change was not saved';

/** The name as SQL takes it. Only names of our own tables and columns come here. */
export function quoted(name: string): string {
  return `"${name}"`;
}
