import type { EventFilter, PamEvent } from '../../shared/domain/event.ts';
import type { Sql } from '../store/sql.ts';
import { count, newest } from './lookup.ts';
import { readEvents } from './rows.ts';
import { select, type Selection } from './selection.ts';

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

/** Numbers that are looked at in one step. */
const step = 50_000;

/** How many rows a filter selects, exactly. Tells now and then how many of the history's rows are looked at. */
export function* countSteps(sql: Sql, filter: EventFilter): Generator<number, number> {
  const selection = select(sql, filter);
  let found = 0;
  let done = 0;
  for (const span of selection.spans)
    for (let { low } = span; low <= span.high; low += step) {
      const high = Math.min(span.high, low + step - 1);
      found += count(sql, selection, { low, high });
      yield (done += high - low + 1);
    }
  return found;
}
