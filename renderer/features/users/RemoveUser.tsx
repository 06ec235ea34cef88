import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { makeCommand } from '../../../shared/cmdlets/command.ts';
import { userRef } from '../../../shared/cmdlets/refs.ts';
import { writeCommand } from '../../../shared/cmdlets/write.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { openStatuses } from '../../../shared/domain/request.ts';
import type { RoleName } from '../../../shared/domain/role.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { counted } from '../../components/words.ts';

export interface RemoveUserProps {
  data: Output<'users.get'>;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before a user is removed; where the user is still used, says by what instead. */
export function RemoveUser(props: RemoveUserProps) {
  const { asCandidate, asApprover, requests } = props.data;
  const open = requests.filter(({ request }) => (openStatuses as readonly string[]).includes(request.status));
  if (asCandidate.length + asApprover.length + open.length > 0) return <StillUsed {...props} open={open} />;
  return <AskRemoval {...props} />;
}

function StillUsed({ data, onClose, open }: RemoveUserProps & { open: Output<'users.get'>['requests'] }) {
  const titleId = useId();
  const name = data.user.sourceDisplayName || data.user.privAccountName;
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{name} cannot be removed yet</DialogTitle>
      <DialogContent>
        <p>Remove-PAMUser refuses a user who is still used. Take the user off first:</p>
        <Still what="Candidate of" roles={data.asCandidate} onClose={onClose} />
        <Still what="Approver of" roles={data.asApprover} onClose={onClose} />
        {open.length > 0 && (
          <>
            <h3 className="still-head">Open requests</h3>
            <ul className="use-list">
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
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} variant="contained" autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Still({ what, roles, onClose }: { what: string; roles: readonly RoleName[]; onClose: () => void }) {
  if (roles.length === 0) return null;
  return (
    <>
      <h3 className="still-head">{what}</h3>
      <ul className="use-list">
        {roles.map(role => (
          <li key={role.id}>
            <Link to={`/roles/${role.id}`} onClick={onClose}>
              {role.displayName}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function AskRemoval({ data, onClose, onRemoved }: RemoveUserProps) {
  const { user, requests } = data;
  const name = user.sourceDisplayName || user.privAccountName;
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const command = makeCommand('Remove-PAMUser', { User: userRef(user), Force: true });
  return (
    <ConfirmDialog
      open
      title={`Remove user ${name}`}
      confirm="Remove user"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() =>
        act.mutate(
          {
            pipeline: [command],
            expects: { kind: 'user', id: user.id, version: user.version },
            ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          },
          {
            onSuccess: () => {
              announce(`${name} removed`);
              onRemoved();
            },
          },
        )
      }
    >
      <p>
        MIM’s record and the account {user.privAccountName} go; the CORP account stays as it is. {name} is in
        no role
        {requests.length === 0
          ? ''
          : `, and ${counted(requests.length, 'ended request')} stay in the history`}
        . This cannot be undone.
      </p>
      <ReasonInput value={reason} onChange={setReason} />
      <PowerShellLine line={writeCommand(command)} />
    </ConfirmDialog>
  );
}
