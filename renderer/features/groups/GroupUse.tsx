import { Link } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import { Moment } from '../../components/Moment.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { RequestTable } from '../../components/RequestTable.tsx';
import { RoleLinks } from '../../components/RoleLinks.tsx';
import { Section } from '../../components/Section.tsx';

/** The roles that give a group, who may ask for them and asks now, and who is in it. */
export function GroupUse({ data }: { data: Output<'groups.get'> }) {
  const { roles, members, mayJoin, open } = data;
  return (
    <>
      <Section title="Given by" help="Roles of which this group is a privilege.">
        {roles.length === 0 ? (
          <p className="soft">No role gives this group. Add it to a role’s groups.</p>
        ) : (
          <RoleLinks roles={roles} />
        )}
      </Section>
      <Section title="In it now" help="Members by an activated role, each until the activation ends.">
        {members.length === 0 ? (
          <p className="soft">Nobody.</p>
        ) : (
          <div className="plain-frame" tabIndex={0} role="region" aria-label="Members now">
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">Who</th>
                  <th scope="col">By the role</th>
                  <th scope="col">Until</th>
                </tr>
              </thead>
              <tbody>
                {members.map(({ user, role, requestId, until }) => (
                  <tr key={requestId}>
                    <td>
                      <PersonName user={user} link />
                    </td>
                    <td>
                      <Link to={`/requests/${requestId}`}>{role.displayName}</Link>
                    </td>
                    <td>
                      <Moment at={until} form="until" focusable />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Section>
      <Section title="Asked for now" help="Requests that have not ended, for a role that gives this group.">
        {open.length === 0 ? (
          <p className="soft">None.</p>
        ) : (
          <RequestTable
            label="Table of the open requests"
            rows={open}
            head="Who, and which role"
            first={({ request, user, role }) => (
              <Link to={`/requests/${request.id}`}>
                {user.sourceDisplayName || user.privAccountName}, {role.displayName}
              </Link>
            )}
          />
        )}
      </Section>
      <Section title="May get into it" help="Candidates of those roles.">
        {mayJoin.length === 0 ? (
          <p className="soft">Nobody.</p>
        ) : (
          <ul className="link-list">
            {mayJoin.map(({ user, roles: by }) => (
              <li key={user.id}>
                <PersonName user={user} link />{' '}
                <span className="soft">by {by.map(role => role.displayName).join(', ')}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
