import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Matrix } from '../../../shared/contract/matrix.ts';
import { useAppState } from '../../api/me.ts';
import { useNow } from '../../components/use-now.ts';
import { type Anchor, anchorAt, moved, type Place, placeOf } from './grid-place.ts';
import { MatrixFoot } from './MatrixFoot.tsx';
import { MatrixHead } from './MatrixHead.tsx';
import { MatrixRow } from './MatrixRow.tsx';
import { standingsOf } from './standing.ts';
import { type GridMeasure, useGridWindow } from './use-grid-window.ts';
import { useNarrow } from './use-narrow.ts';

export interface MatrixGridProps {
  matrix: Matrix;
  /** Whether a cell is open in a dialog: the focus comes back when it no longer is. */
  opened: boolean;
  /** The cell of a user and a role, by their places in the matrix. */
  onOpen: (user: number, role: number) => void;
}

const first: Anchor = { row: 1, column: 1, user: null, role: null };

/**
 * Users by roles, one tab stop: the keys of ARIA's grid move, Enter and Space open a cell, Enter on a name goes to the user or role. Only
 * what is in sight is drawn; the focus stays with its user and role while the grid is scrolled or read again.
 */
export function MatrixGrid({ matrix, opened, onOpen }: MatrixGridProps) {
  const { users, roles } = matrix;
  const scroller = useRef<HTMLDivElement>(null);
  const measure = useMeasure();
  const now = useNow(60_000);
  const [anchor, setAnchor] = useState(first);
  const current = useMemo(() => placeOf(matrix, anchor), [matrix, anchor]);
  const standing = useMemo(() => standingsOf(matrix), [matrix]);
  const view = useGridWindow(scroller, { users: users.length, roles: roles.length }, measure, current);
  const wanted = useRef<Place | null>(null);
  const within = useRef(false);

  const focus = (place: Place): boolean => {
    const cell = scroller.current?.querySelector<HTMLElement>(
      `[data-row="${String(place.row)}"] [data-column="${String(place.column)}"]`,
    );
    cell?.focus({ preventScroll: true });
    return cell != null;
  };
  // After each drawing: the cell that was asked for may be there now.
  useEffect(() => {
    if (wanted.current !== null && focus(wanted.current)) wanted.current = null;
  });
  // The cell that had the focus went with its user or role, or the dialog that it opened was closed.
  useEffect(() => {
    if (within.current && !opened && document.activeElement === document.body) focus(current);
  }, [matrix, opened, current]);

  const goTo = (place: Place) => {
    wanted.current = place;
    setAnchor(anchorAt(matrix, place));
    view.show(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const from = placeUnder(event.target);
    if (from === null) return;
    const visible = (scroller.current?.clientHeight ?? 0) - measure.head;
    const to = moved(event.key, event.ctrlKey, from, {
      rows: users.length + 1,
      columns: roles.length + 1,
      page: Math.max(1, Math.floor(visible / measure.rowHeight) - 1),
    });
    const opens = (event.key === 'Enter' || event.key === ' ') && from.row > 0 && from.column > 0;
    if (to === null && !opens) return;
    event.preventDefault();
    if (to !== null) goTo(to);
    else onOpen(from.row - 1, from.column - 1);
  };
  const onFocus = (event: FocusEvent) => {
    within.current = true;
    const place = placeUnder(event.target);
    if (place !== null && (place.row !== current.row || place.column !== current.column))
      setAnchor(anchorAt(matrix, place));
  };
  return (
    <div className="matrix">
      <div
        className="matrix-scroll"
        ref={scroller}
        role="grid"
        aria-label="Users by roles"
        aria-rowcount={users.length + 1}
        aria-colcount={roles.length + 1}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={({ relatedTarget: to }) => {
          // A dialog gives the focus back; what is taken away while it has the focus leaves it to nobody.
          if (to === null || to.closest('.matrix-scroll, [role="dialog"]') !== null) return;
          within.current = false;
          wanted.current = null;
        }}
        onClick={event => {
          const place = placeUnder(event.target);
          if (place !== null && place.row > 0 && place.column > 0) onOpen(place.row - 1, place.column - 1);
        }}
      >
        <div role="rowgroup" className="matrix-all" style={{ height: view.height, width: view.width }}>
          {current.column > 0 && (
            <div
              className="matrix-band"
              aria-hidden="true"
              style={{
                left: measure.side + (current.column - 1) * measure.columnWidth,
                width: measure.columnWidth,
              }}
            />
          )}
          <MatrixHead
            columns={view.columns}
            roles={roles}
            width={view.width}
            height={measure.head}
            side={measure.side}
            current={current.row === 0 ? current.column : -1}
          />
          {view.rows.map(({ index, start, size }) => {
            const user = users[index];
            return user === undefined ? null : (
              <MatrixRow
                key={user.id}
                user={user}
                row={index + 1}
                top={start}
                height={size}
                width={view.width}
                side={measure.side}
                columns={view.columns}
                roles={roles}
                standing={standing}
                current={current.row === index + 1 ? current.column : -1}
                now={now}
              />
            );
          })}
        </div>
      </div>
      <MatrixFoot matrix={matrix} place={current} standing={standing} now={now} />
    </div>
  );
}

/** The cell that an event came from. */
function placeUnder(target: EventTarget): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (cell === null || row === null || row === undefined) return null;
  return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) };
}

function useMeasure(): GridMeasure {
  const { density } = useAppState().preferences;
  const narrow = useNarrow();
  const rowHeight = density === 'compact' ? 28 : 36;
  return { rowHeight, columnWidth: 44, ...(narrow ? { side: 136, head: 104 } : { side: 220, head: 168 }) };
}
