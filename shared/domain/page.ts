import { z } from 'zod';

/** Most rows that one call answers. */
export const pageLimit = 200;

/**
 * Asks for a page of a list by keyset: `after` is the `next` of the page before. Its text is the store's own (the sort
 * value and the id of the last row), opaque to everyone else.
 */
export function pageOf<S extends string>(sorts: readonly [S, ...S[]]) {
  return z.strictObject({
    sort: z.enum(sorts).default(sorts[0]),
    direction: z.enum(['ascending', 'descending']).default('ascending'),
    after: z.string().max(2000).nullable().default(null),
    limit: z.int().min(1).max(pageLimit).default(100),
  });
}

export interface Page<S extends string> {
  sort: S;
  direction: 'ascending' | 'descending';
  after: string | null;
  limit: number;
}
export interface PageOf<T> {
  rows: T[];
  /** What to pass as `after` for the next page, or null at the end. */
  next: string | null;
}
