import type { Sql } from '../store/sql.ts';
import { daysOfNumbers, piecesOf } from './day-pieces.ts';
import { numbersOf } from './history.ts';
import { countById, narrowsBy } from './lookup.ts';
import type { Selection } from './selection.ts';

/** So many rows of an id on a day. */
export interface DayCount {
  day: string;
  id: number;
  count: number;
}

/** Where no index or kept count answers, so many rows are read, the newest: shared/contract/events.ts tells. */
export const mostRead = 10_000;

/** How the rows of a selection divide by day and id. `more`: only the newest `mostRead` rows are in it, and there are others. */
export function tallyOf(sql: Sql, selection: Selection): { counts: DayCount[]; more: boolean } {
  const by = narrowsBy(selection);
  if (by === 'words' || by === 'request') {
    const { rows, more } = newestRows(sql, selection);
    return { counts: summed(rows), more };
  }
  const everything = selection.spans.length === 1 && isAll(selection);
  if (by === 'ids' && everything) return { counts: keptCounts(sql, selection, null), more: false };
  const pieces = piecesOf(sql, selection.spans, selection.total);
  if (by === 'ids') {
    const whole = pieces.filter(piece => piece.whole).map(piece => piece.day);
    const parts = pieces.filter(piece => !piece.whole);
    return {
      counts: summed([...keptCounts(sql, selection, new Set(whole)), ...counted(sql, selection, parts)]),
      more: false,
    };
  }
  return { counts: summed([...counted(sql, selection, pieces)]), more: false };
}

/** Whether the selection's time is all of the history. */
export function isAll({ spans, total }: Selection): boolean {
  return spans.length === 1 && spans[0]!.low === 1 && spans[0]!.high === total;
}

/** From the counts that are kept by day (migration 0190); `days` null is all. */
function keptCounts(sql: Sql, { kinds }: Selection, days: ReadonlySet<string> | null): DayCount[] {
  if (days?.size === 0) return [];
  const sorted = days === null ? [] : [...days].sort();
  const ids = new Set(kinds.map(kind => kind.id));
  const rows = sql.all(
    'SELECT "day", "id", "count" FROM "eventDays" WHERE "day" BETWEEN ? AND ? ORDER BY "day", "id"',
    [sorted[0] ?? '', sorted.at(-1) ?? '~'],
  ) as unknown as DayCount[];
  return rows.filter(row => ids.has(row.id) && (days === null || days.has(row.day)));
}

function* counted(
  sql: Sql,
  selection: Selection,
  pieces: readonly { day: string; low: number; high: number }[],
): Generator<DayCount> {
  for (const { day, low, high } of pieces)
    for (const [id, count] of countById(sql, selection, { low, high })) yield { day, id, count };
}

/** One row that was read for counting. */
export interface CountedRow extends DayCount {
  userId: string | null;
  roleId: string | null;
}

/** The newest rows of a selection, at most `mostRead`, with what they are counted by. */
export function newestRows(sql: Sql, selection: Selection): { rows: CountedRow[]; more: boolean } {
  const { seqs, next } = numbersOf(sql, selection, null, mostRead);
  const rows = sql.all(
    `SELECT "journal"."id", "user_id" AS "userId", "role_id" AS "roleId"
     FROM json_each(?) AS "chosen" CROSS JOIN "journal" ON "journal"."seq" = "chosen"."value"`,
    [JSON.stringify(seqs)],
  ) as unknown as CountedRow[];
  const days = daysOfNumbers(sql, seqs);
  for (const row of rows) Object.assign(row, { day: String(days.next().value), count: 1 });
  return { rows, more: next !== null };
}

function summed(parts: readonly DayCount[]): DayCount[] {
  const days = new Map<string, Map<number, number>>();
  for (const { day, id, count } of parts) {
    const ids = days.get(day) ?? new Map<number, number>();
    days.set(day, ids.set(id, (ids.get(id) ?? 0) + count));
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([day, ids]) => [...ids].map(([id, count]) => ({ day, id, count })));
}
