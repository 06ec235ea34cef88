import type { VirtualItem } from '@tanstack/react-virtual';
import { Link } from 'react-router';
import type { Matrix } from '../../../shared/contract/matrix.ts';

export interface MatrixHeadProps {
  columns: readonly VirtualItem[];
  roles: Matrix['roles'];
  width: number;
  height: number;
  /** Width of the column of users, pixels. */
  side: number;
  /** The column that Tab reaches in this row; -1 for none. */
  current: number;
}

/** The names of the roles, which stay at the top. */
export function MatrixHead({ columns, roles, width, height, side, current }: MatrixHeadProps) {
  return (
    <div role="row" aria-rowindex={1} className="matrix-head" data-row={0} style={{ width, height }}>
      <div role="columnheader" aria-colindex={1} className="matrix-corner" style={{ width: side }}>
        <span data-column={0} tabIndex={current === 0 ? 0 : -1}>
          User
        </span>
      </div>
      {columns.map(({ index, start, size }) => {
        const role = roles[index];
        if (role === undefined) return null;
        return (
          <div
            key={role.id}
            role="columnheader"
            aria-colindex={index + 2}
            className="matrix-role"
            style={{ left: start, width: size }}
          >
            <Link
              to={`/roles/${role.id}`}
              data-column={index + 1}
              tabIndex={current === index + 1 ? 0 : -1}
              title={role.displayName}
            >
              <span>{role.displayName}</span>
            </Link>
          </div>
        );
      })}
    </div>
  );
}
