import { AppError } from '../../shared/contract/errors.ts';
import type { Sql } from './sql.ts';
import type { IntentLog } from './types.ts';

/**
 * Effects outside the store (design §5): begun in one transaction, ended in a second; what is open at start-up was
 * interrupted. A body is JSON and holds no secret.
 */
export function createIntents(sql: Sql, now: () => number, uuid: () => string): IntentLog {
  return {
    begin(kind, body) {
      const id = uuid();
      sql.run('INSERT INTO "intents" ("id", "kind", "body", "begunAt") VALUES (?, ?, ?, ?)', [
        id,
        kind,
        JSON.stringify(body),
        now(),
      ]);
      return id;
    },
    end(id, outcome, detail) {
      const ended = sql.run(
        'UPDATE "intents" SET "endedAt" = ?, "outcome" = ?, "detail" = ? WHERE "id" = ? AND "endedAt" IS NULL',
        [now(), outcome, detail === undefined ? null : JSON.stringify(detail), id],
      );
      if (ended === 0) throw new AppError('INTERNAL', `There is no open intent ${id}.`);
    },
    ended(kind, count) {
      return sql
        .all(
          'SELECT "body", "endedAt", "outcome", "detail" FROM "intents" WHERE "kind" = ? AND "endedAt" IS NOT NULL ORDER BY rowid DESC LIMIT ?',
          [kind, count],
        )
        .map(row => ({
          body: JSON.parse(String(row['body'])) as unknown,
          endedAt: Number(row['endedAt']),
          outcome: row['outcome'] as 'done' | 'undone',
          detail: typeof row['detail'] === 'string' ? (JSON.parse(row['detail']) as unknown) : null,
        }));
    },
    open() {
      return sql
        .all('SELECT "id", "kind", "body" FROM "intents" WHERE "endedAt" IS NULL ORDER BY rowid')
        .map(row => ({
          id: String(row['id']),
          kind: String(row['kind']),
          body: JSON.parse(String(row['body'])) as unknown,
        }));
    },
  };
}
