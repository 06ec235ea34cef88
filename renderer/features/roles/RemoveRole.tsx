import { useState } from 'react';
import { makeCommand } from '../../../shared/cmdlets/command.ts';
import { roleRef } from '../../../shared/cmdlets/refs.ts';
import { writeCommand } from '../../../shared/cmdlets/write.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { counted, listWords } from '../../components/words.ts';
import { ReasonField } from './ReasonField.tsx';

export interface RemoveRoleProps {
  data: Output<'roles.get'>;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before a role is removed, and says whom it concerns. */
export function RemoveRole({ data, onClose, onRemoved }: RemoveRoleProps) {
  const { role } = data;
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const command = makeCommand('Remove-PAMRole', { Role: roleRef(role), Force: true });
  return (
    <ConfirmDialog
      open
      title={`Remove role ${role.displayName}`}
      confirm="Remove role"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() =>
        act.mutate(
          {
            pipeline: [command],
            expects: { kind: 'role', id: role.id, version: role.version },
            ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
          },
          {
            onSuccess: () => {
              announce(`Role ${role.displayName} removed`);
              onRemoved();
            },
          },
        )
      }
    >
      <div className="role-dialog">
        <p>{effectOf(data)}</p>
        <ReasonField value={reason} onChange={setReason} />
        <PowerShellLine line={writeCommand(command)} />
      </div>
    </ConfirmDialog>
  );
}

function effectOf({ role, candidates, open }: Output<'roles.get'>): string {
  const names = candidates.map(user => user.sourceDisplayName || user.privAccountName);
  const who =
    names.length === 0
      ? 'Nobody is a candidate of it.'
      : `${names.length > 3 ? counted(names.length, 'candidate') : listWords(names)} can no longer ask for ${role.displayName}.`;
  const now =
    open.length === 0
      ? 'Nobody holds it now.'
      : `${counted(open.length, 'request')} for it ${open.length === 1 ? 'is' : 'are'} open: removing is refused until ${open.length === 1 ? 'it is' : 'they are'} closed.`;
  return `${who} ${now} The role cannot be brought back; its history stays.`;
}
