import { gunzipSync, gzipSync } from 'node:zlib';
import { quoted, type Param, type Sql } from './sql.ts';
import { listTables, tables } from './tables.ts';

type Rows = Record<string, Record<string, Param>[]>;

/** Every table of objects, by its name. */
const contentTables: readonly string[] = [
  ...Object.values(tables).map(({ name }) => name),
  ...Object.values(listTables).map(({ name }) => name),
];

/** All objects of a store, without secrets (a user only refers to one), as bytes that `loadContent` takes. */
export function contentOf(sql: Sql): Buffer {
  const rows: Rows = {};
  for (const name of contentTables)
    rows[name] = sql.all(`SELECT * FROM "main".${quoted(name)} ORDER BY 1, 2`) as Rows[string];
  return gzipSync(JSON.stringify(rows));
}

/** Puts objects into an empty store, in a transaction in which references are looked at last. */
export function loadContent(sql: Sql, content: Uint8Array): void {
  const rows = JSON.parse(gunzipSync(content).toString()) as Rows;
  for (const name of contentTables) {
    sql.run(`DELETE FROM "main".${quoted(name)}`);
    for (const row of rows[name] ?? []) {
      const columns = Object.keys(row);
      sql.run(
        `INSERT INTO "main".${quoted(name)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        Object.values(row),
      );
    }
  }
}
