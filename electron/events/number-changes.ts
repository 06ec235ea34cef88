import type { UserId } from '../../shared/domain/ids.ts';
import type { Sql } from '../store/sql.ts';
import type { NumberChange } from './types.ts';
import { spansBetween } from './selection.ts';

/** As many as anybody would look at; more in a month is an import, whose oldest are of no interest. */
const most = 10_000;

/**
 * The changes of telephone numbers since a moment, newest first: those that the comparison saw in CORP (825), and those that somebody
 * made in PAM (9011 whose change names the number). By the index of ids; a change is read only where the id fits.
 */
export function numberChangesSince(sql: Sql, from: number): NumberChange[] {
  const found: NumberChange[] = [];
  for (const { low, high } of spansBetween(sql, from, null)) {
    const rows = sql.all(
      `SELECT "user_id" AS "userId", "at", "id" FROM "journal" INDEXED BY "journalById"
       WHERE "id" IN (825, 9011) AND "seq" BETWEEN ? AND ? AND "user_id" IS NOT NULL
         AND ("id" = 825 OR instr("changes", '"sourcePhoneNumber"') > 0)
       ORDER BY "seq" DESC LIMIT ?`,
      [low, high, most - found.length],
    );
    for (const row of rows)
      found.push({
        userId: row['userId'] as UserId,
        at: Number(row['at']),
        where: row['id'] === 825 ? 'corp' : 'pam',
      });
    if (found.length >= most) break;
  }
  return found;
}
