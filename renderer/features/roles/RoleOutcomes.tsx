import { Button } from '@mui/material';
import { useState } from 'react';
import type { RoleDraft } from '../../../shared/contract/pam.ts';
import type { Outcome } from '../../../shared/domain/gate.ts';
import { useRead } from '../../api/use-read.ts';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/icon-paths.ts';
import { Section } from '../../components/Section.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { counted } from '../../components/words.ts';
import { personName, type RolePerson } from './role-form.ts';

export const outcomeLooks: Record<
  Outcome,
  { icon: IconName; tone: 'success' | 'warning' | 'error' | 'info' }
> = {
  refused: { icon: 'stop', tone: 'error' },
  call: { icon: 'phone', tone: 'info' },
  approval: { icon: 'person', tone: 'info' },
  scheduled: { icon: 'calendar', tone: 'info' },
  active: { icon: 'success', tone: 'success' },
  closed: { icon: 'check', tone: 'info' },
};

const shownAtFirst = 4;

/** What would happen to each candidate who asked now, by the engine that decides, with the role as it stands in the form. */
export function RoleOutcomes({ draft, candidates }: { draft: RoleDraft; candidates: readonly RolePerson[] }) {
  const [all, setAll] = useState(false);
  const settled = useSettled(draft, 300);
  if (candidates.length === 0) return null;
  const complete = Number.isInteger(settled.ttl) && settled.ttl > 0;
  const shown = all ? candidates : candidates.slice(0, shownAtFirst);
  const rest = candidates.length - shown.length;
  return (
    <Section
      title="If they asked now"
      help="Answered by the same engine that decides on real requests. Nothing is done."
    >
      {complete ? (
        <>
          <ul className="outcomes">
            {shown.map(person => (
              <CandidateOutcome key={person.user.id} draft={settled} person={person} />
            ))}
          </ul>
          {rest > 0 && (
            <Button variant="text" onClick={() => setAll(true)}>
              Show {counted(rest, 'more candidate')}
            </Button>
          )}
        </>
      ) : (
        <p className="soft">Enter how long an activation lasts to see it.</p>
      )}
    </Section>
  );
}

function CandidateOutcome({ draft, person }: { draft: RoleDraft; person: RolePerson }) {
  const verdict = useRead(
    'activation.explain',
    { role: { draft }, userId: person.user.id },
    // Windows open and close by themselves.
    { keepPrevious: true, everyMs: 60_000 },
  );
  const look = verdict.data === undefined ? null : outcomeLooks[verdict.data.outcome];
  return (
    <li data-tone={verdict.error === null ? look?.tone : 'error'}>
      <Icon name={look?.icon ?? 'clock'} />
      <span>
        <strong>{personName(person)}:</strong>{' '}
        <span>{verdict.error?.message ?? verdict.data?.summary ?? 'Asking the engine'}</span>
      </span>
    </li>
  );
}
