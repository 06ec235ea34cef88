import { Link } from 'react-router';
import type { RequestRow } from '../../../shared/contract/pam.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { useReadList } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { RequestTable } from '../../components/RequestTable.tsx';
import { Section } from '../../components/Section.tsx';
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
    <RequestTable
      label={label}
      rows={rows}
      head="Who"
      first={({ request, user }) => (
        <Link to={`/requests/${request.id}`}>
          <PersonName user={user} />
        </Link>
      )}
    />
  );
}
