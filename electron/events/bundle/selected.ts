import { setImmediate } from 'node:timers/promises';
import type { ChainHead } from '../../evidence/verify-evidence.mjs';
import type { Sql } from '../../store/sql.ts';
import { numbersOf } from '../history.ts';
import { select } from '../selection.ts';
import type { BundleRequest } from './types.ts';

/** What a bundle is made of: the head of one moment, and the numbers that the filter selects up to it. */
export interface Selected {
  head: ChainHead;
  count: number;
  /** Ascending; null where all of 1 to `head.size` are taken. */
  seqs: Uint32Array | null;
}

const page = 20_000;

/**
 * Entries are only ever added: what is selected up to the head of one moment stays so while the pages are read. Sealed ones
 * are left out, since their text is in a bundle already.
 */
export async function selectEntries(
  sql: Sql,
  { filter, range }: Pick<BundleRequest, 'filter' | 'range'>,
  stop: () => void,
): Promise<Selected> {
  const { head, selection, sealedUpTo } = sql.db.transaction(() => ({
    head: sql.get('SELECT * FROM "chain" WHERE "id" = 1') as unknown as ChainHead,
    selection: select(sql, filter),
    sealedUpTo: Number(sql.get('SELECT ifnull(max("upTo"), 0) AS "upTo" FROM "sealed"')?.['upTo']),
  }))();
  if (range !== null)
    selection.spans = selection.spans
      .map(({ low, high }) => ({ low: Math.max(low, range.after + 1), high: Math.min(high, range.upTo) }))
      .filter(({ low, high }) => low <= high);
  const hasText = (seq: number) =>
    seq > sealedUpTo ||
    sql.get('SELECT 1 FROM "journal" WHERE "seq" = ? AND "leaf" IS NULL', [seq]) !== undefined;
  const pages: number[][] = [];
  let count = 0;
  for (let before: number | null | undefined = head.size + 1; before !== null;) {
    stop();
    const { seqs: numbers, next } = numbersOf(sql, selection, before, page);
    const seqs = numbers.filter(hasText);
    pages.push(seqs);
    count += seqs.length;
    before = next;
    await setImmediate();
  }
  if (count === head.size) return { head, count, seqs: null };
  const seqs = new Uint32Array(count);
  let at = count;
  for (const newestFirst of pages) for (const seq of newestFirst) seqs[(at -= 1)] = seq;
  return { head, count, seqs };
}

/** The numbers from the `from`th on, at most `limit`. */
export function slice({ seqs, count }: Selected, from: number, limit: number): number[] {
  const length = Math.min(limit, count - from);
  return seqs === null
    ? Array.from({ length }, (_, at) => from + at + 1)
    : [...seqs.subarray(from, from + length)];
}
