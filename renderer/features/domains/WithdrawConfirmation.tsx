import { useState } from 'react';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { givenReason } from '../../components/given-reason.ts';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import type { ConfirmRequirementProps } from './ConfirmRequirement.tsx';
import { requirementWords } from './requirements.ts';
import { versionOf } from './version-of.ts';

/** Asks before a confirmation is taken back. */
export function WithdrawConfirmation({ domain, name, onClose, onStale }: ConfirmRequirementProps) {
  const act = useAct('domains.confirmRequirement');
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const { title } = requirementWords(domain, name);
  return (
    <ConfirmDialog
      open
      title={`Withdraw for ${domain.name}: ${title}`}
      confirm="Withdraw confirmation"
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() =>
        act.mutate(
          {
            domain: domain.name,
            requirement: name,
            evidence: null,
            expects: versionOf(domain, name),
            ...givenReason(reason),
          },
          {
            onSuccess: () => {
              announce(`${title} is no longer confirmed`);
              onClose();
            },
            onError: error => error.code === 'CONFLICT' && onStale(),
          },
        )
      }
    >
      <div className="remove-object">
        <p>
          It then counts as not confirmed, also for Test-PAMTrust and Test-PAMDomainConfiguration. The
          evidence stays in the history. Nothing changes in Active Directory.
        </p>
        <ReasonInput value={reason} onChange={setReason} />
      </div>
    </ConfirmDialog>
  );
}
