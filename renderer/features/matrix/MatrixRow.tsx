import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { Link } from 'react-router';
import type { Matrix } from '../../../shared/contract/matrix.ts';
import { Icon } from '../../components/Icon.tsx';
import { type Standing, standingWords } from './standing.ts';

export interface MatrixRowProps {
  user: Matrix['users'][number];
  /** The row's place in the grid: 1 for the first user. */
  row: number;
  top: number;
  height: number;
  width: number;
  /** Width of the user's name, pixels. */
  side: number;
  columns: readonly VirtualItem[];
  roles: Matrix['roles'];
  standing: (user: number, role: number) => Standing;
  /** The column that Tab reaches in this row; -1 for none. */
  current: number;
  now: number;
}

/** A user with the cells of the roles in sight. Keys and clicks are the grid's. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { user, row, current } = props;
  return (
    <div
      role="row"
      aria-rowindex={row + 1}
      className="matrix-row"
      data-row={row}
      data-current={current >= 0}
      style={{ top: props.top, height: props.height, width: props.width }}
    >
      <div role="rowheader" aria-colindex={1} className="matrix-user" style={{ width: props.side }}>
        <Link
          to={`/users/${user.id}`}
          data-column={0}
          tabIndex={current === 0 ? 0 : -1}
          title={`${user.name}, ${user.privAccountName}`}
        >
          {user.name}
        </Link>
      </div>
      {props.columns.map(({ index, start, size }) => {
        const role = props.roles[index];
        if (role === undefined) return null;
        return (
          <MatrixCell
            key={role.id}
            user={user.name}
            role={role.displayName}
            column={index + 1}
            standing={props.standing(row - 1, index)}
            left={start}
            width={size}
            current={current === index + 1}
            now={props.now}
          />
        );
      })}
    </div>
  );
});

interface MatrixCellProps {
  user: string;
  role: string;
  column: number;
  standing: Standing;
  left: number;
  width: number;
  current: boolean;
  now: number;
}

/** Drawn once, however often the grid is scrolled below it. */
const MatrixCell = memo(function MatrixCell(props: MatrixCellProps) {
  const words = standingWords(props.user, props.role, props.standing, props.now);
  return (
    <div
      role="gridcell"
      aria-colindex={props.column + 1}
      aria-label={words}
      title={words}
      className="matrix-cell"
      data-column={props.column}
      tabIndex={props.current ? 0 : -1}
      style={{ left: props.left, width: props.width }}
    >
      <StandingMark standing={props.standing} />
    </div>
  );
});

/** A standing as icons: the words are beside it, or the cell's name. */
export function StandingMark({ standing: { candidate, approver, until } }: { standing: Standing }) {
  const held = until !== undefined;
  const count = [candidate, approver, held].filter(Boolean).length;
  if (count === 0) return null;
  const size = count > 2 ? 12 : 14;
  return (
    <span className="matrix-mark" data-candidate={candidate} data-active={held}>
      {candidate && <Icon name="check" size={size} />}
      {held && <Icon name="clock" size={size} />}
      {approver && <Icon name="person" size={size} />}
    </span>
  );
}
