import type { ReactNode } from 'react';
import type { Request } from '../../shared/domain/request.ts';
import { Moment } from './Moment.tsx';
import { StatusChip } from './StatusChip.tsx';

export interface RequestTableProps<Row> {
  /** What the table holds, for a screen reader. */
  label: string;
  rows: readonly Row[];
  /** The name of the first column. */
  head: string;
  /** The first cell of a row. */
  first: (row: Row) => ReactNode;
}

/** A short table of requests in a detail: whose or for what, where each stands, and when it was asked. */
export function RequestTable<Row extends { request: Request }>(props: RequestTableProps<Row>) {
  return (
    <div className="plain-frame request-table" tabIndex={0} role="region" aria-label={props.label}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{props.head}</th>
            <th scope="col">State</th>
            <th scope="col">Asked</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(row => (
            <tr key={row.request.id}>
              <td>{props.first(row)}</td>
              <td>
                <StatusChip request={row.request} />
              </td>
              <td>
                <Moment at={row.request.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
