import { defaultRangeExtractor, useVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect } from 'react';
import type { Place } from './grid-place.ts';

/** Pixels. The names of the users are in a column that stays at the left, those of the roles in a row that stays at the top. */
export interface GridMeasure {
  rowHeight: number;
  columnWidth: number;
  /** Width of the column of users, height of the row of roles. */
  side: number;
  head: number;
}

export interface GridWindow {
  rows: VirtualItem[];
  columns: VirtualItem[];
  height: number;
  width: number;
  /** Scrolls until the cell is in sight, beside what stays at the edges. */
  show: (place: Place) => void;
}

/** Rows and columns beyond the visible ones that are drawn on each side, so that a turn of the wheel shows no gap. */
const margin = 4;

/** Which users and roles are drawn: those in sight, and the row and column that have the focus, so that scrolling does not lose it. */
export function useGridWindow(
  scroller: RefObject<HTMLElement | null>,
  count: { users: number; roles: number },
  measure: GridMeasure,
  { row, column }: Place,
): GridWindow {
  const { rowHeight, columnWidth, side, head } = measure;
  const getScrollElement = () => scroller.current;
  // What it answers changes with the scroller and not with its options: nothing here is handed on memoised.
  // eslint-disable-next-line react-hooks/incompatible-library
  const vertical = useVirtualizer({
    count: count.users,
    getScrollElement,
    estimateSize: () => rowHeight,
    overscan: margin,
    paddingStart: head,
    scrollPaddingStart: head,
    rangeExtractor: useCallback((range: Range) => withOne(range, row - 1), [row]),
    useFlushSync: false,
  });
  const horizontal = useVirtualizer({
    horizontal: true,
    count: count.roles,
    getScrollElement,
    estimateSize: () => columnWidth,
    overscan: margin,
    paddingStart: side,
    scrollPaddingStart: side,
    rangeExtractor: useCallback((range: Range) => withOne(range, column - 1), [column]),
    useFlushSync: false,
  });
  // Another density, or another width of the window: what was measured is measured again.
  useLayoutEffect(() => {
    vertical.measure();
    horizontal.measure();
  }, [vertical, horizontal, rowHeight, columnWidth, side, head]);
  return {
    rows: vertical.getVirtualItems(),
    columns: horizontal.getVirtualItems(),
    height: vertical.getTotalSize(),
    width: horizontal.getTotalSize(),
    show(place) {
      if (place.row > 0) vertical.scrollToIndex(place.row - 1);
      if (place.column > 0) horizontal.scrollToIndex(place.column - 1);
    },
  };
}

function withOne(range: Range, index: number): number[] {
  const drawn = defaultRangeExtractor(range);
  if (index < 0 || index >= range.count || drawn.includes(index)) return drawn;
  return index < (drawn[0] ?? 0) ? [index, ...drawn] : [...drawn, index];
}
