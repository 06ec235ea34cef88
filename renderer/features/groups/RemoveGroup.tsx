import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { makeCommand } from '../../../shared/cmdlets/command.ts';
import { groupRef } from '../../../shared/cmdlets/refs.ts';
import { writeCommand } from '../../../shared/cmdlets/write.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { counted } from '../../components/words.ts';

export interface RemoveGroupProps {
  data: Output<'groups.get'>;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before a group is removed; where roles or members still use it, says which instead. */
export function RemoveGroup(props: RemoveGroupProps) {
  const { roles, members } = props.data;
  return roles.length + members.length > 0 ? <StillUsed {...props} /> : <AskRemoval {...props} />;
}

function StillUsed({ data: { group, roles, members }, onClose }: RemoveGroupProps) {
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{group.privDisplayName} cannot be removed yet</DialogTitle>
      <DialogContent>
        {roles.length > 0 && (
          <>
            <p>Roles still give it. Take it off their groups first:</p>
            <ul className="issue-list">
              {roles.map(role => (
                <li key={role.id}>
                  <Link to={`/roles/${role.id}`} onClick={onClose}>
                    {role.displayName}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
        {members.length > 0 && (
          <p>
            {counted(members.length, 'activated account')} {members.length === 1 ? 'is' : 'are'} in it. Close
            these activations, or wait until they end.
          </p>
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

function AskRemoval({ data: { group }, onClose, onRemoved }: RemoveGroupProps) {
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const command = makeCommand('Remove-PAMGroup', { Group: groupRef(group), Force: true });
  return (
    <ConfirmDialog
      open
      title={`Remove group ${group.privDisplayName}`}
      confirm="Remove group"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() =>
        act.mutate(
          {
            pipeline: [command],
            expects: { kind: 'group', id: group.id, version: group.version },
            ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          },
          {
            onSuccess: () => {
              announce(`${group.privDisplayName} removed`);
              onRemoved();
            },
          },
        )
      }
    >
      <p>
        No role gives it and nobody is in it. The CORP group stays as it is. This cannot be undone; the
        history of the group stays.
      </p>
      <ReasonInput value={reason} onChange={setReason} />
      <PowerShellLine line={writeCommand(command)} />
    </ConfirmDialog>
  );
}
