import { useState } from 'react';
import { makeCommand } from '../../../shared/cmdlets/command.ts';
import { writeCommand } from '../../../shared/cmdlets/write.ts';
import type { Trust } from '../../../shared/domain/trust.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { givenReason } from '../../components/given-reason.ts';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';

/** Asks before the record of a trust is removed. */
export function RemoveTrust({ trust, onClose }: { trust: Trust; onClose: () => void }) {
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const command = makeCommand('Remove-PAMTrust', {
    SourceForest: trust.sourceForest,
    Credentials: { prompt: 'credential' },
  });
  return (
    <ConfirmDialog
      open
      title={`Remove the record of the trust of ${trust.sourceForest}`}
      confirm="Remove record"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() =>
        act.mutate(
          {
            pipeline: [command],
            expects: { kind: 'trust', id: trust.id, version: trust.version },
            ...givenReason(reason),
          },
          {
            onSuccess: () => {
              announce(`Record of the trust of ${trust.sourceForest} removed`);
              onClose();
            },
          },
        )
      }
    >
      <div className="remove-object">
        <p>
          Its three confirmations go with it; what is confirmed of the domains stays. The trust in Active
          Directory stays as it is: nobody loses access.
        </p>
        <ReasonInput value={reason} onChange={setReason} />
        <PowerShellLine line={writeCommand(command)} />
      </div>
    </ConfirmDialog>
  );
}
