import { Button } from '@mui/material';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CallError } from '../api/client.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Icon } from './Icon.tsx';
import { RowCheck } from './RowCheck.tsx';
import { spanned, toggled } from './row-selection.ts';
import { TableHead } from './TableHead.tsx';
import { TableSkeleton } from './TableSkeleton.tsx';
import type { Column, Selection, Sort } from './table-types.ts';
import { useRovingRows } from './use-roving-rows.ts';
import { windowOf } from './windowing.ts';
import { counted } from './words.ts';

export interface TableProps<Row> {
  /** What the table holds, for a screen reader: `Roles`. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** The row in a few words, where its first cell is not enough to name it. */
  rowLabel?: (row: Row) => string;
  /** All rows there are, where it is known. */
  total?: number | null;
  selectedId?: string | null;
  onOpen?: (row: Row) => void;
  /** Given where rows can be chosen: a checkbox in each, Space, and Shift with an arrow or a click. */
  selection?: Selection | undefined;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  loading?: boolean;
  loadingMore?: boolean;
  loadMore?: (() => void) | undefined;
  error?: CallError | null;
  onRetry?: () => void;
  /** Shown where there are no rows: an EmptyState. */
  empty: ReactNode;
  /** Pixels below which the table scrolls sideways instead of narrowing its columns. */
  minWidth?: number;
}

const headHeight = 32;

/**
 * A dense list. One tab stop: arrows, Home, End, Page keys move, Enter opens. Reaching the end loads the next page; a button
 * does the same. Long lists draw only the rows in sight, with their true count and position told to a screen reader.
 */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, rowId, selectedId = null, onOpen, loadMore, loadingMore = false } = props;
  const { selection } = props;
  // Where a choice of several rows by Shift and click begins.
  const anchor = useRef(0);
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [view, setView] = useState({ top: 0, height: 800, row: 44 });
  const selectedIndex = selectedId === null ? -1 : rows.findIndex(row => rowId(row) === selectedId);

  const measure = () => {
    const element = scroller.current;
    if (element === null) return;
    const row = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 44;
    setView({ top: element.scrollTop, height: element.clientHeight - headHeight, row });
    const left = element.scrollHeight - element.scrollTop - element.clientHeight;
    if (left < 12 * row && loadMore !== undefined && !loadingMore) loadMore();
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setView(before => ({ ...before, height: element.clientHeight - headHeight })),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const span = (from: number, to: number) =>
    selection?.onChange(spanned(selection.chosen, rows.map(rowId), from, to));
  const toggle = (index: number) => {
    const row = rows[index];
    anchor.current = index;
    if (row !== undefined) selection?.onChange(toggled(selection.chosen, rowId(row)));
  };
  const roving = useRovingRows({
    body,
    count: rows.length,
    selectedIndex,
    pageRows: Math.max(1, Math.floor(view.height / view.row) - 1),
    scrollTo: index => {
      const element = scroller.current;
      if (element === null) return;
      const top = index * view.row;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + view.row > element.scrollTop + view.height)
        element.scrollTop = top + view.row - view.height;
      if (index >= rows.length - 2 && loadMore !== undefined && !loadingMore) loadMore();
    },
    onOpen: index => {
      const row = rows[index];
      if (row !== undefined) onOpen?.(row);
    },
    ...(selection === undefined ? {} : { onToggle: toggle, onSpan: span }),
  });
  // An opened row that the address names is brought into sight once its page is here.
  useEffect(() => {
    if (selectedIndex < 0) return;
    body.current
      ?.querySelector(`[data-row-index="${String(selectedIndex)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [selectedIndex]);

  if (props.error !== undefined && props.error !== null)
    return <ErrorNotice error={props.error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />;
  if (props.loading === true) return <TableSkeleton columns={columns.length} />;
  if (rows.length === 0) return <>{props.empty}</>;

  const { from, to } = windowOf(rows.length, view.top, view.height, view.row);
  const total = props.total ?? null;
  const atEnd = loadMore === undefined;
  return (
    <div className="table-frame">
      <div className="table-scroll" ref={scroller} onScroll={measure}>
        <table
          role="grid"
          aria-label={props.label}
          aria-rowcount={total !== null ? total + 1 : atEnd ? rows.length + 1 : -1}
          aria-colcount={columns.length + (selection === undefined ? 0 : 1)}
          {...(selection === undefined ? {} : { 'aria-multiselectable': true })}
          {...(props.minWidth === undefined ? {} : { style: { minWidth: props.minWidth } })}
        >
          <TableHead
            columns={columns}
            {...(selection === undefined ? {} : { selection, ids: rows.map(rowId) })}
            {...(props.sort ? { sort: props.sort } : {})}
            {...(props.onSort ? { onSort: props.onSort } : {})}
          />
          <tbody ref={body}>
            {from > 0 && <tr aria-hidden="true" style={{ height: from * view.row }} />}
            {rows.slice(from, to).map((row, offset) => {
              const index = from + offset;
              return (
                <tr
                  key={rowId(row)}
                  data-row-index={index}
                  aria-rowindex={index + 2}
                  {...(selection === undefined
                    ? { 'aria-selected': index === selectedIndex }
                    : {
                        'aria-selected': selection.chosen.has(rowId(row)),
                        ...(index === selectedIndex ? { 'aria-current': true } : {}),
                      })}
                  {...(props.rowLabel ? { 'aria-label': props.rowLabel(row) } : {})}
                  tabIndex={index === roving.current ? 0 : -1}
                  data-opens={onOpen !== undefined}
                  onFocus={() => roving.onFocus(index)}
                  onKeyDown={event => roving.onKeyDown(event, index)}
                  onClick={event => {
                    // A link or a button in the row does its own work, and text that is being selected is not a click.
                    if ((event.target as Element).closest('a, button, input, label') !== null) return;
                    if (getSelection()?.isCollapsed !== false) onOpen?.(row);
                  }}
                >
                  {selection !== undefined && (
                    <td role="gridcell" aria-colindex={1} className="row-check">
                      <RowCheck
                        label={`Choose ${props.rowLabel?.(row) ?? rowId(row)}`}
                        checked={selection.chosen.has(rowId(row))}
                        onChange={along => (along ? span(anchor.current, index) : toggle(index))}
                      />
                    </td>
                  )}
                  {columns.map((column, at) => (
                    <td
                      key={column.key}
                      role="gridcell"
                      aria-colindex={at + (selection === undefined ? 1 : 2)}
                      data-align={column.align}
                      data-hide-below={column.hideBelow}
                      className={column.mono === true ? 'mono' : undefined}
                    >
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            {to < rows.length && <tr aria-hidden="true" style={{ height: (rows.length - to) * view.row }} />}
          </tbody>
        </table>
      </div>
      <div className="table-foot small soft figures">
        <span>
          {total !== null && total > rows.length
            ? `${rows.length.toLocaleString('en')} of ${counted(total, 'row')} loaded`
            : counted(rows.length, 'row')}
        </span>
        {!atEnd && (
          <Button variant="text" onClick={loadMore} disabled={loadingMore} endIcon={<Icon name="down" />}>
            {loadingMore ? 'Loading more' : 'Load more'}
          </Button>
        )}
      </div>
    </div>
  );
}
