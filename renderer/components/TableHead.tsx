import type { Column, Sort } from './table-types.ts';
import { Icon } from './Icon.tsx';

export interface TableHeadProps<Row> {
  columns: readonly Column<Row>[];
  sort?: Sort;
  onSort?: (sort: Sort) => void;
}

/** The head of a table: a sortable column's name is a button, its direction `aria-sort`. */
export function TableHead<Row>({ columns, sort, onSort }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column, at) => {
          const sorted = sort?.key === column.key ? sort.direction : undefined;
          const sortable = column.sortable === true && onSort !== undefined;
          return (
            <th
              key={column.key}
              scope="col"
              aria-colindex={at + 1}
              data-align={column.align}
              data-column={column.key}
              data-hide-below={column.hideBelow}
              {...(sortable ? { 'aria-sort': sorted ?? ('none' as const) } : {})}
              {...(column.width === undefined ? {} : { style: { width: column.width } })}
            >
              {sortable ? (
                <button
                  type="button"
                  className="sort"
                  onClick={() =>
                    onSort({
                      key: column.key,
                      direction: sorted === 'ascending' ? 'descending' : 'ascending',
                    })
                  }
                >
                  {column.header}
                  {sorted !== undefined && <Icon name={sorted === 'ascending' ? 'up' : 'down'} size={12} />}
                </button>
              ) : (
                column.header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
