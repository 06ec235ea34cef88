import type { Matrix } from '../../../shared/contract/matrix.ts';
import type { RoleId, UserId } from '../../../shared/domain/ids.ts';

/** A cell of the grid: row 0 has the roles' names, column 0 the users'. */
export interface Place {
  row: number;
  column: number;
}

/** How large the grid is, its row and column of names among it, and how many rows a page is. */
export interface GridSize {
  rows: number;
  columns: number;
  page: number;
}

/** Where a key leads, by the grid pattern of ARIA; null for a key that does not move. Never out of the grid. */
export function moved(key: string, ctrl: boolean, from: Place, size: GridSize): Place | null {
  const to = stepped(key, ctrl, from, size);
  return to === null ? null : within(to, size);
}

function stepped(key: string, ctrl: boolean, { row, column }: Place, size: GridSize): Place | null {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  switch (key) {
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrl ? lastRow : row, column: lastColumn };
  }
  if (ctrl) return null;
  switch (key) {
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'PageDown':
      return { row: row + size.page, column };
    case 'PageUp':
      return { row: row - size.page, column };
    default:
      return null;
  }
}

function within({ row, column }: Place, size: Pick<GridSize, 'rows' | 'columns'>): Place {
  const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return { row: clamp(row, size.rows), column: clamp(column, size.columns) };
}

/** A place that stays with its user and role when others come and go; where one of them is gone, the place itself stays. */
export interface Anchor extends Place {
  user: UserId | null;
  role: RoleId | null;
}

export function anchorAt(matrix: Matrix, place: Place): Anchor {
  return {
    ...place,
    user: matrix.users[place.row - 1]?.id ?? null,
    role: matrix.roles[place.column - 1]?.id ?? null,
  };
}

/** Where the anchor is in a matrix that was read after it was set. */
export function placeOf(matrix: Matrix, anchor: Anchor): Place {
  const found = (list: readonly { id: string }[], id: string | null, before: number) => {
    if (id === null || list[before - 1]?.id === id) return before;
    const at = list.findIndex(one => one.id === id);
    return at === -1 ? before : at + 1;
  };
  return within(
    {
      row: found(matrix.users, anchor.user, anchor.row),
      column: found(matrix.roles, anchor.role, anchor.column),
    },
    { rows: matrix.users.length + 1, columns: matrix.roles.length + 1 },
  );
}
