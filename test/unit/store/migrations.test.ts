import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { latestVersion, checkMigrations, migrate, userVersion } from '../../../electron/store/migrate.ts';
import { migrations } from '../../../electron/store/migrations/all.ts';
import { listTables, tables } from '../../../electron/store/tables.ts';

function migrated(): Database.Database {
  const db = new Database(':memory:');
  migrate(db, migrations);
  return db;
}

describe('migrations', () => {
  test('rise in tens', () => {
    expect(() => checkMigrations(migrations)).not.toThrow();
    const step = (number: number) => ({ number, name: 'x', sql: '' });
    expect(() => checkMigrations([step(10), step(10)])).toThrow(/10/);
    expect(() => checkMigrations([step(20), step(10)])).toThrow(/10/);
    expect(() => checkMigrations([step(15)])).toThrow(/15/);
  });

  test('leave the version of the last one, and run once', () => {
    const db = migrated();
    expect(userVersion(db)).toBe(latestVersion(migrations));
    expect(() => migrate(db, migrations)).not.toThrow();
  });

  test('one that fails leaves the version and the schema of the one before', () => {
    const db = migrated();
    const broken = { number: 990, name: 'broken', sql: 'CREATE TABLE half (a); CREATE TABLE half (a);' };
    expect(() => migrate(db, [...migrations, broken])).toThrow();
    expect(userVersion(db)).toBe(latestVersion(migrations));
    expect(db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'half'`).get()).toBeUndefined();
  });

  test.each(Object.entries(tables))('made the table that is described for %s', (_, table) => {
    const info = migrated().pragma(`table_info("${table.name}")`) as {
      name: string;
      type: string;
      notnull: number;
    }[];
    const extra = ['id', 'version', ...table.folded.map(name => `${name}Folded`)];
    if (table.name === 'users') extra.push('privPinCode');
    if (table.name === 'requests') extra.push('dueAt');
    expect(new Set(info.map(column => column.name))).toEqual(
      new Set([...Object.keys(table.columns), ...extra]),
    );
    for (const [name, column] of Object.entries(table.columns)) {
      const found = info.find(column => column.name === name);
      expect([name, found?.type, found?.notnull]).toEqual([
        name,
        column.type === 'text' || column.type === 'json' ? 'TEXT' : 'INTEGER',
        column.nullable ? 0 : 1,
      ]);
    }
  });

  test('every table is STRICT', () => {
    const db = migrated();
    const loose = (db.pragma('table_list') as { name: string; type: string; strict: number }[]).filter(
      table => table.type === 'table' && table.strict === 0 && !table.name.startsWith('sqlite_'),
    );
    expect(loose).toEqual([]);
    for (const { name, member } of Object.values(listTables))
      expect((db.pragma(`table_info("${name}")`) as { name: string }[]).map(column => column.name)).toEqual([
        'roleId',
        member,
        'position',
      ]);
  });
});
