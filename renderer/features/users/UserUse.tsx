import { Link } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import { RequestTable } from '../../components/RequestTable.tsx';
import { RoleLinks } from '../../components/RoleLinks.tsx';
import { Section } from '../../components/Section.tsx';

/** Where a user is used: roles as candidate and approver, and the latest requests. */
export function UserUse({ data }: { data: Output<'users.get'> }) {
  const { user, asCandidate, asApprover, activeRoles, requests } = data;
  const active = new Set(activeRoles.map(role => role.id));
  return (
    <>
      <Section title="May ask for" help="Roles of which this user is a candidate.">
        {asCandidate.length === 0 ? (
          <p className="soft">No role: nothing can be activated.</p>
        ) : (
          <RoleLinks
            roles={asCandidate}
            note={role => active.has(role.id) && <span className="soft"> holds it now</span>}
          />
        )}
      </Section>
      <Section title="Decides about" help="Roles of which this user is an approver.">
        {asApprover.length === 0 ? <p className="soft">No role.</p> : <RoleLinks roles={asApprover} />}
      </Section>
      <Section
        title="Latest requests"
        action={<Link to={`/requests/all?user=${user.id}`}>All requests of this user</Link>}
      >
        {requests.length === 0 ? (
          <p className="soft">This user has asked for nothing yet.</p>
        ) : (
          <RequestTable
            label="Table of the latest requests"
            rows={requests}
            head="Role"
            first={({ request, role }) => <Link to={`/requests/${request.id}`}>{role.displayName}</Link>}
          />
        )}
      </Section>
      <Section title="History">
        <Link to={`/history?userId=${user.id}`}>Events that name this user</Link>
      </Section>
    </>
  );
}
