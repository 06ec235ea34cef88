import type { Sql } from '../store/sql.ts';
import type { Span } from './selection.ts';

/** Rows of one day of the forest's zone that follow each other. `whole`: the pieces of this day are all that it has. */
export interface Piece extends Span {
  day: string;
  whole: boolean;
}

/** The spans cut at the days' ends, oldest first. A day comes back where the clock was set back over midnight. */
export function piecesOf(sql: Sql, spans: readonly Span[], last: number): Piece[] {
  const days = daysOf(sql, last);
  const left = new Map<string, number>();
  for (const { day, low, high } of days) left.set(day, (left.get(day) ?? 0) + high - low + 1);
  const pieces: Omit<Piece, 'whole'>[] = [];
  const rising = spans.toReversed();
  let at = 0;
  for (const { day, low, high } of days) {
    while (at < rising.length && rising[at]!.high < low) at += 1;
    for (let next = at; next < rising.length && rising[next]!.low <= high; next++) {
      const piece = { day, low: Math.max(low, rising[next]!.low), high: Math.min(high, rising[next]!.high) };
      left.set(day, (left.get(day) ?? 0) - (piece.high - piece.low + 1));
      pieces.push(piece);
    }
  }
  return pieces.map(piece => ({ ...piece, whole: left.get(piece.day) === 0 }));
}

/** The day of each number; the numbers fall. */
export function* daysOfNumbers(sql: Sql, seqs: Iterable<number>): Generator<string> {
  const days = daysOf(sql, Number.MAX_SAFE_INTEGER);
  let at = days.length - 1;
  for (const seq of seqs) {
    while (at > 0 && days[at]!.low > seq) at -= 1;
    yield days[at]?.day ?? '';
  }
}

function daysOf(sql: Sql, last: number): (Span & { day: string })[] {
  const days = sql.all('SELECT "first" AS "low", "day" FROM "daySpans" ORDER BY "first"') as unknown as {
    low: number;
    day: string;
  }[];
  return days.map(({ low, day }, at) => ({ low, day, high: (days[at + 1]?.low ?? last + 1) - 1 }));
}
