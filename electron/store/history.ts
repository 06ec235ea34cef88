import type { ChainHead } from '../evidence/verify-evidence.mjs';
import type { Change, ObjectKind } from './entry.ts';
import type { Sql } from './sql.ts';
import type { Store } from './types.ts';

/** The column of the journal that names an object of a kind; the others are found by the words of their changes. */
const columns: Partial<Record<ObjectKind, string>> = {
  user: 'user_id',
  role: 'role_id',
  request: 'request_id',
};

/** What the store itself asks of its journal: little, by index, on the write connection. Everything else is the `Reader`'s. */
export function createHistory(
  sql: Sql,
): Pick<Store, 'entriesOf' | 'lastName' | 'drill' | 'head' | 'chainAt'> {
  return {
    entriesOf(kind, id, count) {
      const column = columns[kind];
      const where = column === undefined ? `instr("changes", ?) > 0` : `"${column}" = ?`;
      const found: { actor: string; at: number; changes: Change[] }[] = [];
      let before: number | null = null;
      while (found.length < count) {
        const rows = sql.all(
          `SELECT "seq", "actor", "at", "changes" FROM "journal" WHERE ${where} AND (? IS NULL OR "seq" < ?) ORDER BY "seq" DESC LIMIT 50`,
          [id, before, before],
        );
        for (const row of rows) {
          const changes = (JSON.parse(String(row['changes'])) as Change[]).filter(
            change => change.kind === kind && change.id === id,
          );
          if (changes.length > 0 && found.length < count)
            found.push({ actor: String(row['actor']), at: Number(row['at']), changes });
        }
        const last = rows.at(-1);
        if (last === undefined) break;
        before = Number(last['seq']);
      }
      return found.reverse();
    },
    head: () => (sql.get('SELECT * FROM "chain" WHERE "id" = 1') ?? null) as ChainHead | null,
    chainAt: seq =>
      (sql.get('SELECT "hash" FROM "journal" WHERE "seq" = ?', [seq])?.['hash'] ?? null) as Buffer | null,
    drill() {
      // The journal cannot be changed: what it says of the forest stays true wherever the folder is moved to.
      const row = sql.get(
        'SELECT "at", "cause" FROM "journal" WHERE "id" = 9006 ORDER BY "seq" DESC LIMIT 1',
        [],
      );
      if (row === undefined) return null;
      const { of } = JSON.parse(String(row['cause'])) as { of: string };
      return { of, since: Number(row['at']) };
    },
    lastName(kind, id) {
      const name = sql.get(
        `SELECT "${kind}_name" AS "name" FROM "journal" WHERE "${kind}_id" = ? ORDER BY "seq" DESC LIMIT 1`,
        [id],
      )?.['name'];
      return typeof name === 'string' && name !== '' ? name : undefined;
    },
  };
}
