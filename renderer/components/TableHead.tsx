import { Icon } from './Icon.tsx';
import { RowCheck } from './RowCheck.tsx';
import type { Column, Selection, Sort } from './table-types.ts';

export interface TableHeadProps<Row> {
  columns: readonly Column<Row>[];
  /** Where rows can be chosen: a checkbox for all of `ids`. */
  selection?: Selection;
  ids?: readonly string[];
  sort?: Sort;
  onSort?: (sort: Sort) => void;
}

/** The head of a table: a sortable column's name is a button, its direction `aria-sort`. */
export function TableHead<Row>({ columns, selection, ids = [], sort, onSort }: TableHeadProps<Row>) {
  const all = selection !== undefined && ids.length > 0 && ids.every(id => selection.chosen.has(id));
  const some = selection !== undefined && ids.some(id => selection.chosen.has(id));
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection !== undefined && (
          <th scope="col" aria-colindex={1} className="row-check">
            <RowCheck
              label={all ? 'Choose none' : `Choose all ${ids.length} loaded`}
              checked={all}
              partly={some && !all}
              inTabOrder
              onChange={() => selection.onChange(new Set(all ? [] : ids))}
            />
          </th>
        )}
        {columns.map((column, at) => {
          const sorted = sort?.key === column.key ? sort.direction : undefined;
          const sortable = column.sortable === true && onSort !== undefined;
          return (
            <th
              key={column.key}
              scope="col"
              aria-colindex={at + (selection === undefined ? 1 : 2)}
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
