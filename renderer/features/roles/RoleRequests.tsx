import { Link } from 'react-router';
import type { RequestRow } from '../../../shared/contract/pam.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { useReadList } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Moment } from '../../components/Moment.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';

/** Who holds the role or waits for it, and the latest requests. */
export function RoleRequests({ data }: { data: Output<'roles.get'> }) {
  const { role, open } = data;
  const latest = useReadList('requests.list', {
    roleId: role.id,
    page: { sort: 'createdAt', direction: 'descending', limit: 20 },
  });
  const openIds = new Set(open.map(row => row.request.id));
  const ended = latest.rows.filter(row => !openIds.has(row.request.id));
  return (
    <>
      <Section title="Open">
        {open.length === 0 ? (
          <p className="soft">Nobody holds the role, and nobody waits for it.</p>
        ) : (
          <Requests label="Open requests" rows={open} />
        )}
      </Section>
      <Section
        title="Latest"
        action={<Link to={`/requests/all?role=${role.id}`}>All requests for this role</Link>}
      >
        {latest.error !== null ? (
          <ErrorNotice error={latest.error} onRetry={latest.onRetry} />
        ) : latest.loading ? (
          <TableSkeleton columns={3} rows={4} />
        ) : ended.length === 0 ? (
          <EmptyState icon="requests" title="No request has ended yet">
            Raise one with “Activate role”.
          </EmptyState>
        ) : (
          <Requests label="Latest requests" rows={ended} />
        )}
      </Section>
    </>
  );
}

function Requests({ label, rows }: { label: string; rows: readonly RequestRow[] }) {
  return (
    <div className="plain-frame role-requests" tabIndex={0} role="region" aria-label={label}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">State</th>
            <th scope="col">Asked</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ request, user }) => (
            <tr key={request.id}>
              <td>
                <Link to={`/requests/${request.id}`}>
                  <PersonName user={user} />
                </Link>
              </td>
              <td>
                <StatusChip request={request} />
              </td>
              <td>
                <Moment at={request.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
