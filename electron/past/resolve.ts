import { AppError } from '../../shared/contract/errors.ts';
import type { FoundMoment } from '../../shared/contract/past.ts';
import { spansBetween, timeOf } from '../events/selection.ts';
import type { Sql } from '../store/sql.ts';

/** A moment as it crosses to the thread: text was read before. */
export type AskedMoment = { seq: number } | { at: number };

export interface Resolved extends FoundMoment {
  first: { seq: number; at: number };
  last: { seq: number; at: number };
  sealedIn: string | null;
  clockSetBack: boolean;
}

/**
 * The entry after which a moment is. BAD_REQUEST for one that is not there yet or was before the history; UNAVAILABLE for one whose
 * entries are sealed.
 */
export function resolveMoment(sql: Sql, asked: AskedMoment, now: number): Resolved {
  const last = Number(sql.get('SELECT ifnull(max("seq"), 0) AS "seq" FROM "journal"')?.['seq']);
  if (last === 0) throw refused('The history is empty.');
  const sealed = sql.get(
    'SELECT "upTo", "name" FROM "sealed" WHERE "content" IS NOT NULL ORDER BY "upTo" DESC LIMIT 1',
  );
  const first = Math.max(1, Number(sealed?.['upTo'] ?? 0));
  const sealedIn = sealed === undefined ? null : String(sealed['name']);
  const seq = 'seq' in asked ? entryOf(asked.seq, last) : entryAt(sql, asked.at, now);
  if (seq < first)
    throw new AppError(
      'UNAVAILABLE',
      `What was before entry ${count(first)} (${iso(timeOf(sql, first))}) cannot be shown: those entries are sealed, and their changes are in ${sealedIn ?? 'a bundle'} only. The earliest moment that can be shown is entry ${count(first)}.`,
      { issues: [{ path: 'moment', message: `Entry ${count(first)} or later.` }] },
    );
  const row = sql.get('SELECT "at", "message" FROM "journal" WHERE "seq" = ?', [seq]);
  const entry = { at: Number(row?.['at']), message: String(row?.['message']) };
  const at = 'seq' in asked ? entry.at : asked.at;
  return {
    seq,
    at,
    entry,
    first: { seq: first, at: timeOf(sql, first) },
    last: { seq: last, at: timeOf(sql, last) },
    sealedIn,
    clockSetBack: 'at' in asked && spansBetween(sql, at + 1, null).some(({ low }) => low <= seq),
  };
}

function entryOf(seq: number, last: number): number {
  if (seq <= last) return seq;
  throw refused(`The history has no entry ${count(seq)} yet: its last one is ${count(last)}.`);
}

function entryAt(sql: Sql, at: number, now: number): number {
  if (at > now) throw refused(`${iso(at)} is in the future. What was can be shown, up to now (${iso(now)}).`);
  const [span] = spansBetween(sql, null, at + 1);
  if (span === undefined)
    throw refused(
      `The history of this forest begins at ${iso(timeOf(sql, 1))}: of ${iso(at)} it knows nothing.`,
    );
  return span.high;
}

function refused(message: string): AppError {
  return new AppError('BAD_REQUEST', message, { issues: [{ path: 'moment', message }] });
}

function count(seq: number): string {
  return seq.toLocaleString('en');
}

function iso(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
