import { Link } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import { RequestTable } from '../../components/RequestTable.tsx';
import { Moment } from '../../components/Moment.tsx';
import { RoleLinks } from '../../components/RoleLinks.tsx';
import { Section } from '../../components/Section.tsx';

/** Where a user is used: roles as candidate and approver, and the latest requests. */
export function UserUse({ data }: { data: Output<'users.get'> }) {
  const { user, asCandidate, asApprover, activeRoles, requests, open } = data;
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
      <Section title="In these groups now" help="By an activated role, each until the activation ends.">
        {data.memberOf.length === 0 ? (
          <p className="soft">No group.</p>
        ) : (
          <ul className="link-list">
            {data.memberOf.map(({ group, role, requestId, until }) => (
              <li key={`${group.id} ${requestId}`}>
                <Link to={`/groups/${group.id}`}>{group.privDisplayName}</Link>{' '}
                <span className="soft">
                  <Moment at={until} form="until" />, by
                </span>{' '}
                <Link to={`/requests/${requestId}`}>the request for {role.displayName}</Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title="May join" help="Groups that those roles give.">
        {data.mayJoin.length === 0 ? (
          <p className="soft">No group.</p>
        ) : (
          <ul className="link-list">
            {data.mayJoin.map(({ group, roles }) => (
              <li key={group.id}>
                <Link to={`/groups/${group.id}`}>{group.privDisplayName}</Link>{' '}
                <span className="soft">by {roles.map(role => role.displayName).join(', ')}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section
        title="Open requests"
        help="They hold the user: while there is one, the user cannot be removed."
      >
        {open.length === 0 ? (
          <p className="soft">None.</p>
        ) : (
          <RequestTable
            label="Table of the open requests"
            rows={open}
            head="Role"
            first={({ request, role }) => <Link to={`/requests/${request.id}`}>{role.displayName}</Link>}
          />
        )}
      </Section>
      <Section title="In the console">
        <ul className="link-list">
          {data.sets.map(({ id, displayName }) => (
            <li key={id}>
              Set <Link to={`/sets/${id}`}>{displayName}</Link>
            </li>
          ))}
          {data.accounts.map(account => (
            <li key={account}>
              <Link to="/settings/access">{account}</Link> <span className="soft">acts as this user</span>
            </li>
          ))}
          <li>
            <Link to={`/phones/${user.id}`}>Calls to this user</Link>
          </li>
        </ul>
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
