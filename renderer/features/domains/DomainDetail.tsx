import { useState } from 'react';
import type { Confirmable, DomainView } from '../../../shared/contract/domains.ts';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { Section } from '../../components/Section.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { counted } from '../../components/words.ts';
import { ConfirmRequirement } from './ConfirmRequirement.tsx';
import { Requirement } from './Requirement.tsx';
import { TrustChip } from './TrustChip.tsx';
import { TrustSection } from './TrustSection.tsx';
import { WithdrawConfirmation } from './WithdrawConfirmation.tsx';

/** Reads the domain beside the list. */
export function DomainDetail({ name }: { name: string }) {
  const read = useRead('domains.get', { name });
  if (read.data !== undefined) return <DomainOpened domain={read.data} onStale={() => void read.refetch()} />;
  return (
    <Detail id={name} title={read.error === null ? 'Reading the domain' : 'The domain cannot be shown'}>
      {read.error === null ? (
        <TableSkeleton columns={2} />
      ) : (
        <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />
      )}
    </Detail>
  );
}

type Asking = { kind: 'confirm' | 'withdraw'; name: Confirmable } | null;

function DomainOpened({ domain, onStale }: { domain: DomainView; onStale: () => void }) {
  const [asking, setAsking] = useState<Asking>(null);
  const confirm = (name: Confirmable) => setAsking({ kind: 'confirm', name });
  const withdraw = (name: Confirmable) => setAsking({ kind: 'withdraw', name });
  const close = () => setAsking(null);
  return (
    <Detail
      id={domain.name}
      title={domain.name}
      summary={
        <span className="domain-facts">
          Trust
          <TrustChip trust={domain.trust} />
          <span>
            {domain.netbios}; {counted(domain.users, 'PAM user')} and {counted(domain.groups, 'PAM group')}{' '}
            come from it.
          </span>
        </span>
      }
    >
      <TrustSection domain={domain} onConfirm={confirm} onWithdraw={withdraw} />
      <Section
        title={`Requirements: ${domain.confirmed} of ${domain.requirements.length} confirmed`}
        help="What Microsoft asks of every CORP domain. The console reaches no domain controller: it keeps who confirmed what, and by what it shows."
      >
        <ul className="requirements">
          {domain.requirements.map(({ requirement, evidence }) => (
            <Requirement
              key={requirement}
              domain={domain}
              name={requirement}
              evidence={evidence}
              onConfirm={() => confirm(requirement)}
              onWithdraw={() => withdraw(requirement)}
            />
          ))}
        </ul>
      </Section>
      {asking?.kind === 'confirm' && (
        <ConfirmRequirement domain={domain} name={asking.name} onClose={close} onStale={onStale} />
      )}
      {asking?.kind === 'withdraw' && (
        <WithdrawConfirmation domain={domain} name={asking.name} onClose={close} onStale={onStale} />
      )}
    </Detail>
  );
}
