import type Database from 'better-sqlite3';

/** One step of the schema: numbered in tens, so that a repair can be put between two that were released. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** What SQL alone cannot do, after `sql` and in the same transaction. */
  readonly after?: (db: Database.Database) => void;
}

/** The version that a store has when every migration of the list was applied. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0;
}

/** Throws if the list is not in ascending tens: a migration in the wrong place would never run on an older store. */
export function checkMigrations(migrations: readonly Migration[]): void {
  let last = 0;
  for (const { number, name } of migrations) {
    if (number % 10 !== 0 || number <= last)
      throw new Error(`Migration ${number} (${name}) does not follow ${last} in tens.`);
    last = number;
  }
}

/** Applies what the store does not have yet, each migration with its version in one transaction. */
export function migrate(db: Database.Database, migrations: readonly Migration[]): void {
  checkMigrations(migrations);
  for (const migration of migrations) {
    if (migration.number <= userVersion(db)) continue;
    db.transaction(() => {
      db.exec(migration.sql);
      migration.after?.(db);
      db.pragma(`user_version = ${migration.number}`);
    }).immediate();
  }
}

/** The number of the last migration that the store has. */
export function userVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}
