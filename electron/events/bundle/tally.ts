import type { EvidenceRow } from '../../evidence/verify-evidence.mjs';
import { createDayOf } from '../../../shared/domain/day-of.ts';

export type Counted = [value: string, count: number];

/** How the entries of a bundle divide: by id, severity and source, most first; by day, oldest first. */
export class Tally {
  readonly #columns = { id: new Map(), severity: new Map(), source: new Map() } as Record<
    'id' | 'severity' | 'source',
    Map<string, number>
  >;
  readonly #days = new Map<string, number>();
  readonly #dayOf: (at: number) => string;
  first: number | null = null;
  last: number | null = null;

  constructor(timeZone: string) {
    this.#dayOf = createDayOf(timeZone);
  }

  add(row: EvidenceRow): void {
    for (const column of ['id', 'severity', 'source'] as const)
      count(this.#columns[column], String(row[column]));
    count(this.#days, this.#dayOf(Number(row['at'])));
    this.first ??= Number(row['seq']);
    this.last = Number(row['seq']);
  }

  counts(): { ids: Counted[]; severities: Counted[]; sources: Counted[]; days: Counted[] } {
    const { id, severity, source } = this.#columns;
    const mostFirst = (of: Map<string, number>) =>
      [...of].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return {
      ids: mostFirst(id),
      severities: mostFirst(severity),
      sources: mostFirst(source),
      days: [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1)),
    };
  }
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}
