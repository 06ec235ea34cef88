import type { EventFilter, PamEvent } from '../../shared/domain/event.ts';
import type { Sql } from '../store/sql.ts';
import type { EventFacets } from './types.ts';
import { byWords, count, countById, newest, tallied } from './lookup.ts';
import { readEvents } from './rows.ts';
import { firstAt, select, timeOf, type Selection } from './selection.ts';

/** A page of a selection, newest first, below the number `before`. `next` is the `before` of the page that follows. */
export function pageOf(
  sql: Sql,
  selection: Selection,
  before: number | null,
  limit: number,
): { rows: PamEvent[]; next: number | null } {
  const { seqs, next } = numbersOf(sql, selection, before, limit);
  return { rows: readEvents(sql, seqs), next };
}

/** The numbers of a page alone. */
export function numbersOf(
  sql: Sql,
  selection: Selection,
  before: number | null,
  limit: number,
): { seqs: number[]; next: number | null } {
  const seqs: number[] = [];
  for (const { low, high } of selection.spans) {
    const top = before === null ? high : Math.min(high, before - 1);
    if (top >= low) seqs.push(...newest(sql, selection, { low, high: top }, limit + 1 - seqs.length));
    if (seqs.length > limit) break;
  }
  const more = seqs.length > limit;
  if (more) seqs.length = limit;
  return { seqs, next: more ? (seqs.at(-1) ?? null) : null };
}

export function countOf(sql: Sql, filter: EventFilter): number {
  const selection = select(sql, filter);
  return selection.spans.reduce((sum, span) => sum + count(sql, selection, span), 0);
}

/** How many rows of each id, severity and source a filter selects, most first. */
export function facetsOf(sql: Sql, filter: EventFilter): EventFacets {
  const selection = select(sql, filter);
  const ids = new Map<number, number>();
  const severities = new Map<string, number>();
  const sources = new Map<string, number>();
  for (const span of selection.spans) {
    for (const [id, n] of countById(sql, selection, span)) {
      const kind = selection.kinds.find(kind => kind.id === id);
      if (kind === undefined) continue;
      add(ids, id, n);
      add(severities, kind.severity, n);
      add(sources, kind.source, n);
    }
  }
  return {
    ids: mostFirst(ids).map(([id, count]) => ({ id, count })),
    severities: mostFirst(severities).map(([severity, count]) => ({ severity, count })),
    sources: mostFirst(sources).map(([source, count]) => ({ source, count })),
  };
}

export interface DayCount {
  day: string;
  severity: string;
  count: number;
}

/**
 * Per day of the zone, how many rows of each severity: oldest day first. A generator, so that its caller can let others
 * in between two steps.
 */
export function* histogramOf(
  sql: Sql,
  filter: EventFilter,
  timeZone: string,
): Generator<undefined, DayCount[]> {
  const selection = select(sql, filter);
  const dayOf = createDayOf(timeZone);
  const severityOf = new Map(selection.kinds.map(kind => [kind.id, kind.severity]));
  const days = new Map<string, Map<string, number>>();
  const steps = byWords(selection) ? tallyByRows(sql, selection) : tallyByDays(sql, selection, dayOf);
  for (const { at, id, n } of steps) {
    const day = dayOf(at);
    const severities = days.get(day) ?? new Map<string, number>();
    add(severities, severityOf.get(id) ?? '', n);
    days.set(day, severities);
    if (n === 0) yield;
  }
  return [...days.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([day, severities]) =>
      mostFirst(severities)
        .filter(([, count]) => count > 0)
        .map(([severity, count]) => ({ day, severity, count })),
    );
}

/** So many rows of an id on the day of a moment; none where a step ends. */
interface Tally {
  at: number;
  id: number;
  n: number;
}

/** Goes from one day that has entries to the next by bisection, and counts each by its index. */
function* tallyByDays(sql: Sql, selection: Selection, dayOf: (at: number) => string): Generator<Tally> {
  for (const { low, high } of selection.spans) {
    for (let start = low; start <= high;) {
      const at = timeOf(sql, start);
      const next = risingEnd(sql, start, high, endOfDay(at, dayOf));
      for (const [id, n] of countById(sql, selection, { low: start, high: next - 1 })) yield { at, id, n };
      yield { at, id: 0, n: 0 };
      start = next;
    }
  }
}

/** One pass over what the words find, so many numbers at a time. */
const step = 50_000;

function* tallyByRows(sql: Sql, selection: Selection): Generator<Tally> {
  for (const span of selection.spans) {
    for (let low = span.low; low <= span.high; low += step) {
      let at = 0;
      for (const row of tallied(sql, selection, { low, high: Math.min(span.high, low + step - 1) })) {
        at = row.at;
        yield { at, id: row.id, n: 1 };
      }
      yield { at, id: 0, n: 0 };
    }
  }
}

/** Where a filter has no time, its one span can hold a clock that was set back: bisect only up to the next 9003. */
function risingEnd(sql: Sql, start: number, high: number, moment: number): number {
  const back = sql.get(
    'SELECT min("seq") AS "seq" FROM "journal" WHERE "id" = 9003 AND "seq" > ? AND "seq" <= ?',
    [start, high],
  )?.['seq'];
  return firstAt(sql, moment, start, typeof back === 'number' ? back - 1 : high);
}

/** Days are told by the quarter of an hour, because the zones' offsets are multiples of it: Intl is slow. */
const quarter = 15 * 60_000;

/** The day, yyyy-mm-dd, of a moment in a zone. */
export function createDayOf(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const known = new Map<number, string>();
  return at => {
    const slot = Math.floor(at / quarter);
    let day = known.get(slot);
    if (day === undefined) {
      day = format.format(slot * quarter);
      known.set(slot, day);
    }
    return day;
  };
}

/** The first moment of the day after. A day has up to 25 hours, more where a zone changed sides of the date line. */
function endOfDay(at: number, dayOf: (at: number) => string): number {
  const day = dayOf(at);
  let low = Math.floor(at / quarter) + 1;
  let high = low + 2 * 96;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (dayOf(middle * quarter) === day) low = middle + 1;
    else high = middle;
  }
  return low * quarter;
}

function add<K>(counts: Map<K, number>, key: K, n: number): void {
  counts.set(key, (counts.get(key) ?? 0) + n);
}

function mostFirst<K extends string | number>(counts: Map<K, number>): [K, number][] {
  return [...counts.entries()].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
