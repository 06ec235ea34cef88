import { Link } from 'react-router';
import { makeCommand } from '../../../shared/cmdlets/command.ts';
import { userRef } from '../../../shared/cmdlets/refs.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import type { RoleName } from '../../../shared/domain/role.ts';
import { RemoveObject } from '../../components/RemoveObject.tsx';
import { RoleLinks } from '../../components/RoleLinks.tsx';
import { StillUsed } from '../../components/StillUsed.tsx';
import { counted } from '../../components/words.ts';

export interface RemoveUserProps {
  data: Output<'users.get'>;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before a user is removed; where the user is still used, says by what instead. */
export function RemoveUser({ data, onClose, onRemoved }: RemoveUserProps) {
  const { user, asCandidate, asApprover, requests, open } = data;
  const name = user.sourceDisplayName || user.privAccountName;
  if (asCandidate.length + asApprover.length + open.length > 0)
    return (
      <StillUsed name={name} onClose={onClose}>
        <p>Remove-PAMUser refuses a user who is still used. Take the user off first:</p>
        <Still what="Candidate of" roles={asCandidate} onFollow={onClose} />
        <Still what="Approver of" roles={asApprover} onFollow={onClose} />
        {open.length > 0 && (
          <>
            <h3 className="still-head">Open requests</h3>
            <ul className="link-list">
              {open.map(({ request, role }) => (
                <li key={request.id}>
                  <Link to={`/requests/${request.id}`} onClick={onClose}>
                    {role.displayName}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </StillUsed>
    );
  return (
    <RemoveObject
      kind="user"
      object={user}
      name={name}
      command={makeCommand('Remove-PAMUser', { User: userRef(user), Force: true })}
      onClose={onClose}
      onRemoved={onRemoved}
    >
      MIM’s record and the account {user.privAccountName} go; the CORP account stays as it is. {name} is in no
      role
      {requests.length === 0 ? '' : `, and ${counted(requests.length, 'ended request')} stay in the history`}.
      This cannot be undone.
    </RemoveObject>
  );
}

function Still({ what, ...list }: { what: string; roles: readonly RoleName[]; onFollow: () => void }) {
  if (list.roles.length === 0) return null;
  return (
    <>
      <h3 className="still-head">{what}</h3>
      <RoleLinks {...list} />
    </>
  );
}
