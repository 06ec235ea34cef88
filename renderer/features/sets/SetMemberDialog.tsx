import { useState } from 'react';
import { makeCommand } from '../../../shared/cmdlets/command.ts';
import { setRef, userRef } from '../../../shared/cmdlets/refs.ts';
import { writeCommand } from '../../../shared/cmdlets/write.ts';
import type { SetView } from '../../../shared/contract/sets.ts';
import type { UserName } from '../../../shared/domain/user.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { givenReason } from '../../components/given-reason.ts';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { nameOf } from '../requests/who.ts';

export interface MemberChange {
  kind: 'add' | 'remove';
  user: UserName;
}

export interface SetMemberDialogProps {
  set: SetView;
  change: MemberChange;
  onClose: () => void;
}

/** Asks before somebody is put into a set or taken out, with the line that does it. */
export function SetMemberDialog({ set, change: { kind, user }, onClose }: SetMemberDialogProps) {
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const adding = kind === 'add';
  const command = makeCommand(adding ? 'Add-PAMSetMember' : 'Remove-PAMSetMember', {
    Set: setRef(set),
    Member: [userRef(user)],
  });
  const already = adding && set.explicit.some(({ id }) => id === user.id);
  return (
    <ConfirmDialog
      open
      title={
        adding
          ? `Add ${nameOf(user)} to ${set.displayName}`
          : `Take ${nameOf(user)} out of ${set.displayName}`
      }
      confirm={adding ? 'Add member' : 'Take out'}
      destructive={!adding}
      ready={!already}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() =>
        act.mutate(
          { pipeline: [command], ...givenReason(reason) },
          {
            onSuccess: () => {
              announce(`${nameOf(user)} ${adding ? 'added to' : 'taken out of'} ${set.displayName}`);
              onClose();
            },
          },
        )
      }
    >
      <div className="remove-object">
        <p>
          {already
            ? `${nameOf(user)} is in the set already.`
            : 'The set gives no right in this console, and changes nothing in Active Directory.'}
        </p>
        <ReasonInput value={reason} onChange={setReason} />
        <PowerShellLine line={writeCommand(command)} />
      </div>
    </ConfirmDialog>
  );
}
