import type { ReactNode } from 'react';

export interface Column<Row> {
  /** Names the column; the sort's name where it can be sorted by. */
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** CSS width: `120px`, `28%`. The columns without one share the rest. */
  width?: string;
  /** Numbers stand at the right. */
  align?: 'start' | 'end';
  sortable?: boolean;
  /** Left out where the list is narrower than so many pixels. */
  hideBelow?: 480 | 560 | 640 | 820 | 1000;
  mono?: boolean;
}

/** Rows that are chosen to do one thing to all of them. */
export interface Selection {
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

export interface Sort {
  key: string;
  direction: 'ascending' | 'descending';
}
