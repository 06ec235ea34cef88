import type { CampaignContent, CandidateUse } from '../../../shared/domain/attestation-file.ts';
import { Facts } from '../../components/Facts.tsx';
import { Moment } from '../../components/Moment.tsx';
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
        ['Refused', refusedWords(use)],
        ['Phone call', use.mfa === null ? 'The role asks for none' : mfaWords[use.mfa]],
      ]}
    />
  );
}

function refusedWords({ refused, refusals }: CandidateUse) {
  if (refused === 0) return 'No request';
  return (
    <div key="refused">
      {counted(refused, 'request')}
      <ul className="review-refusals">
        {refusals.map(({ at, why }) => (
          <li key={at}>
            <span className="soft">{exactWords(at)}</span> {why}
          </li>
        ))}
      </ul>
    </div>
  );
}
