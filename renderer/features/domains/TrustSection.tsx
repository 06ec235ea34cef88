import { useState } from 'react';
import type { Confirmable, DomainView } from '../../../shared/contract/domains.ts';
import { accountPlaceholder, trustSwitches } from '../../../shared/domain/trust.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Section.tsx';
import { RecordTrust } from './RecordTrust.tsx';
import { RemoveTrust } from './RemoveTrust.tsx';
import { Requirement } from './Requirement.tsx';

export interface TrustSectionProps {
  domain: DomainView;
  onConfirm: (name: Confirmable) => void;
  onWithdraw: (name: Confirmable) => void;
}

/** The record of the trust that covers a domain, and its three switches with the commands that set them. */
export function TrustSection({ domain, onConfirm, onWithdraw }: TrustSectionProps) {
  const { forest, trustRecord: trust, privDnsName } = domain;
  const [asking, setAsking] = useState<'record' | 'remove' | null>(null);
  const offBecause = trust === null ? `Record the trust of ${forest} first.` : null;
  return (
    <Section
      title="Trust"
      help={`The forest ${forest} must trust ${privDnsName}, and not the other way round. These three switches make it accept what PRIV accounts carry.`}
      action={
        trust === null ? (
          <ActionButton
            needs="administer"
            startIcon={<Icon name="plus" />}
            onClick={() => setAsking('record')}
          >
            Record trust
          </ActionButton>
        ) : (
          <ActionButton
            needs="administer"
            startIcon={<Icon name="trash" />}
            onClick={() => setAsking('remove')}
          >
            Remove record
          </ActionButton>
        )
      }
    >
      {trust === null ? (
        <Notice tone="warning" title={`No trust of ${forest} is recorded`}>
          Make the trust in Active Directory, then record it here. The commands below set its switches.
        </Notice>
      ) : (
        <>
          <Facts
            items={[
              ['Forest', trust.sourceForest],
              [
                'Direction',
                trust.bidirectional
                  ? 'Both directions'
                  : `One way: ${trust.sourceForest} trusts ${privDnsName}`,
              ],
              [
                'Recorded',
                <span key="recorded">
                  by {trust.recordedBy}, <Moment at={trust.recordedAt} focusable />
                </span>,
              ],
            ]}
          />
          {trust.bidirectional && (
            <Notice tone="warning" title="PRIV trusts CORP too">
              Whoever takes CORP over then has a way into PRIV. Microsoft’s design is one way.
            </Notice>
          )}
        </>
      )}
      <p className="soft small">{accountPlaceholder}</p>
      <ul className="requirements">
        {trustSwitches.map(name => (
          <Requirement
            key={name}
            domain={domain}
            name={name}
            evidence={trust?.[name] ?? null}
            offBecause={offBecause}
            onConfirm={() => onConfirm(name)}
            onWithdraw={() => onWithdraw(name)}
          />
        ))}
      </ul>
      {asking === 'record' && (
        <RecordTrust forest={forest} onClose={() => setAsking(null)} onRecorded={() => setAsking(null)} />
      )}
      {asking === 'remove' && trust !== null && <RemoveTrust trust={trust} onClose={() => setAsking(null)} />}
    </Section>
  );
}
