import { Link } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Remaining } from '../../components/Remaining.tsx';

/** Who holds which role, and for how long yet. Soonest to end first. */
export function ActiveNow({ active }: { active: Output<'overview.get'>['active'] }) {
  const rows = [...active].sort((a, b) => a.until - b.until);
  return (
    <section className="panel" aria-labelledby="active-now">
      <div className="panel-head">
        <h2 id="active-now">Active now</h2>
        {rows.length > 0 && <Link to="/requests?statuses=Active">All active requests</Link>}
      </div>
      {rows.length === 0 ? (
        <EmptyState icon="roles" title="Nobody holds a role now">
          An activation appears here from its start to its end.
        </EmptyState>
      ) : (
        <div className="panel-table">
          <table className="plain" aria-labelledby="active-now">
            <thead>
              <tr>
                <th scope="col">Who</th>
                <th scope="col">Role</th>
                <th scope="col" data-align="end">
                  Left
                </th>
                <th scope="col" data-align="end">
                  Until
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.requestId}>
                  <td>
                    <Link to={`/requests/${row.requestId}`}>{row.userName}</Link>
                  </td>
                  <td>
                    <Link to={`/roles/${row.roleId}`}>{row.roleName}</Link>
                  </td>
                  <td data-align="end">
                    <Remaining until={row.until} />
                  </td>
                  <td data-align="end">
                    <Moment at={row.until} form="until" focusable />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
