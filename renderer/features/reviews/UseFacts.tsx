import type { CampaignContent, CandidateUse } from '../../../shared/domain/attestation-file.ts';
import { Facts } from '../../components/Facts.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Section } from '../../components/Section.tsx';
import { counted, exactWords, listWords } from '../../components/words.ts';
import { mfaWords } from './review-words.ts';

export interface UseFactsProps {
  role: Omit<CampaignContent['roles'][number], 'candidates'>;
  use: CandidateUse;
  /** The time in which use was counted, milliseconds UTC. */
  from: number;
  to: number;
}

/** What the role gives, and how this candidate used it. */
export function UseFacts({ role, use, from, to }: UseFactsProps) {
  const days = Math.round((to - from) / 86_400_000);
  return (
    <Facts
      items={[
        ['Role', role.name],
        ['For', role.description === '' ? null : role.description],
        ['Gives', role.privileges.length === 0 ? 'No group' : listWords(role.privileges)],
        [
          'Candidate since',
          use.since === null ? (
            'Not told by the history that is left'
          ) : (
            <Moment key="since" at={use.since} past focusable />
          ),
        ],
        [
          'Last activation',
          use.lastActivation === null ? (
            'Never'
          ) : (
            <Moment key="last" at={use.lastActivation} past focusable />
          ),
        ],
        [`In ${String(days)} days`, counted(use.activations, 'activation')],
        ['Refused', use.refused === 0 ? 'No request' : counted(use.refused, 'request')],
        ['Phone call', use.mfa === null ? 'The role asks for none' : mfaWords[use.mfa]],
      ]}
    />
  );
}

/** The last refused requests, each with why; nothing where there was none. */
export function Refusals({ use: { refused, refusals } }: Pick<UseFactsProps, 'use'>) {
  if (refusals.length === 0) return null;
  const more =
    refused > refusals.length ? `The last ${String(refusals.length)} of ${String(refused)}.` : undefined;
  return (
    <Section title="Refused requests" help={more}>
      <ul className="review-refusals">
        {refusals.map(({ at, why }) => (
          <li key={at}>
            <span className="soft">{exactWords(at)}</span> {why}
          </li>
        ))}
      </ul>
    </Section>
  );
}
