import { resultOf } from '../../shared/domain/event-result.ts';
import type { EventFilter, EventSource, Severity } from '../../shared/domain/event.ts';
import type { Sql } from '../store/sql.ts';
import { wordsOf } from './words.ts';

/** A span of the journal, both ends included. Since `seq` has no gaps, its length is the number of rows. */
export interface Span {
  low: number;
  high: number;
}

/** What an id stands for; an id keeps its severity and source for good. */
export interface Kind {
  id: number;
  severity: Severity;
  source: EventSource;
  count: number;
}

/**
 * A filter as the indexes understand it, resolved at one moment: later entries are not in it. Severities, sources and
 * results have become ids, times have become spans of `seq`, newest first, and words a full-text expression.
 */
export interface Selection {
  kinds: Kind[];
  /** Null where the filter lets every id through. */
  ids: number[] | null;
  userId: string | null;
  roleId: string | null;
  requestId: string | null;
  words: string | null;
  spans: Span[];
  /** Rows in the journal at that moment: where a span is all of it, the counts of the kinds are the answer. */
  total: number;
}

/** Resolves a filter. One that nothing can match has no spans. */
export function select(sql: Sql, filter: EventFilter): Selection {
  const kinds = sql.all(
    'SELECT "id", "severity", "source", "count" FROM "eventKinds" ORDER BY "id"',
  ) as unknown as Kind[];
  const allowed = kinds.filter(
    kind =>
      (filter.ids === undefined || filter.ids.includes(kind.id)) &&
      (filter.severities === undefined || filter.severities.includes(kind.severity)) &&
      (filter.sources === undefined || filter.sources.includes(kind.source)) &&
      (filter.results === undefined || filter.results.includes(resultOf(kind.id))),
  );
  const words = wordsOf(sql, filter.text);
  const impossible = allowed.length === 0 || words === '';
  return {
    kinds: allowed,
    ids: allowed.length === kinds.length ? null : allowed.map(kind => kind.id),
    userId: filter.userId ?? null,
    roleId: filter.roleId ?? null,
    requestId: filter.requestId ?? null,
    words,
    total: kinds.reduce((sum, kind) => sum + kind.count, 0),
    spans: impossible ? [] : spansBetween(sql, filter.from ?? null, filter.to ?? null),
  };
}

/**
 * The rows with from ≤ `at` < to, as spans of `seq`, newest first. Time goes back only at a 9003, so between two of them
 * it rises with `seq` and the ends are found by bisection: some twenty look-ups each, and no index on `at` to keep.
 */
export function spansBetween(sql: Sql, from: number | null, to: number | null): Span[] {
  const last = Number(sql.get('SELECT ifnull(max("seq"), 0) AS "seq" FROM "journal"')?.['seq']);
  if (last === 0) return [];
  if (from === null && to === null) return [{ low: 1, high: last }];
  const breaks = sql
    .all('SELECT "seq" FROM "journal" WHERE "id" = 9003 ORDER BY "seq"')
    .map(row => Number(row['seq']));
  const starts = [1, ...breaks.filter(seq => seq > 1)];
  const spans: Span[] = [];
  for (const [index, start] of starts.entries()) {
    const end = (starts[index + 1] ?? last + 1) - 1;
    const low = from === null ? start : firstAt(sql, from, start, end);
    const high = to === null ? end : firstAt(sql, to, start, end) - 1;
    if (low <= high) spans.unshift({ low, high });
  }
  return spans;
}

/** The first `seq` of a rising span whose time is `moment` or later; the one after its end if there is none. */
function firstAt(sql: Sql, moment: number, start: number, end: number): number {
  let low = start;
  let high = end + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (timeOf(sql, middle) >= moment) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function timeOf(sql: Sql, seq: number): number {
  return Number(sql.get('SELECT "at" FROM "journal" WHERE "seq" = ?', [seq])?.['at']);
}
