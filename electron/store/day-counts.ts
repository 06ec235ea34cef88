import { createDayOf } from '../../shared/domain/day-of.ts';
import type { Sql } from './sql.ts';

/** Rows that are read at once where the days are counted anew: a million of them are not held in memory. */
const batch = 20_000;

/**
 * Brings the counts by day (migration 0190) up to the journal's last row, at the end of the transaction that wrote it: its rows are
 * added, and where the forest's time zone is another one they are all counted anew. A million rows take about a second.
 */
export function keepDayCounts(sql: Sql): void {
  const { last } = sql.get('SELECT ifnull(max("seq"), 0) AS "last" FROM "journal"') as { last: number };
  const counted = sql.get('SELECT "timeZone", "upTo" FROM "counted"') as { timeZone: string; upTo: number };
  const timeZone = forestZone(sql);
  let { upTo } = counted;
  if (counted.timeZone === timeZone && upTo === last) return;
  if (counted.timeZone !== timeZone || upTo > last) {
    sql.run('DELETE FROM "eventDays"');
    sql.run('DELETE FROM "daySpans"');
    upTo = 0;
  }
  const dayOf = dayIn(timeZone);
  let open = sql.get('SELECT "day" FROM "daySpans" ORDER BY "first" DESC LIMIT 1')?.['day'];
  while (upTo < last) {
    const counts = new Map<string, Map<number, number>>();
    const rows = sql.all('SELECT "seq", "at", "id" FROM "journal" WHERE "seq" > ? ORDER BY "seq" LIMIT ?', [
      upTo,
      batch,
    ]) as unknown as { seq: number; at: number; id: number }[];
    for (const { seq, at, id } of rows) {
      const day = dayOf(at);
      if (day !== open) sql.run('INSERT INTO "daySpans" VALUES (?, ?)', [seq, day]);
      open = day;
      const ids = counts.get(day) ?? new Map<number, number>();
      counts.set(day, ids.set(id, (ids.get(id) ?? 0) + 1));
      upTo = seq;
    }
    for (const [day, ids] of counts) for (const [id, count] of ids) sql.run(addToDay, [day, id, count]);
  }
  sql.run('UPDATE "counted" SET "timeZone" = ?, "upTo" = ?', [timeZone, upTo]);
}

const addToDay = `INSERT INTO "eventDays" VALUES (?, ?, ?)
  ON CONFLICT DO UPDATE SET "count" = "count" + excluded."count"`;

/** The zone in which the forest's days are counted; UTC until it is configured. */
function forestZone(sql: Sql): string {
  const zone = sql.get('SELECT "timeZone" FROM "consoleConfiguration"')?.['timeZone'];
  return typeof zone === 'string' ? zone : 'UTC';
}

const days = new Map<string, (at: number) => string>();

function dayIn(timeZone: string): (at: number) => string {
  let dayOf = days.get(timeZone);
  if (dayOf === undefined) days.set(timeZone, (dayOf = dayOfZone(timeZone)));
  return dayOf;
}

/** A zone that this machine does not know must not keep an entry from being written: its days are those of UTC. */
function dayOfZone(timeZone: string): (at: number) => string {
  try {
    return createDayOf(timeZone);
  } catch {
    return createDayOf('UTC');
  }
}
