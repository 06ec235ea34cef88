import type { Explanation } from '../../../shared/domain/explanation.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { CommandSteps } from '../../components/CommandSteps.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import { exactWords } from '../../components/words.ts';
import { Gates } from '../requests/Gates.tsx';
import { Approvers } from './Approvers.tsx';
import { ExpectedEvents } from './ExpectedEvents.tsx';
import { Timeline } from './Timeline.tsx';

export interface AnswerProps {
  told: Explanation;
  role: Role;
  timeZone: string;
}

/** The verdict first, then each thing that somebody at the telephone asks about it. */
export function Answer({ told, role, timeZone }: AnswerProps) {
  const { rights } = told;
  const steps = (when: 'after the start' | 'at the end') =>
    rights?.steps.filter(step => step.when === when) ?? [];
  return (
    <>
      <Gates verdict={told} />
      {rights !== null && (
        <Section
          level={2}
          title="When it starts, and when the rights truly end"
          help={`On the forest’s clock (${timeZone}).`}
        >
          <Timeline told={told} rights={rights} timeZone={timeZone} />
        </Section>
      )}
      {told.approvers.length > 0 && (
        <Section
          level={2}
          title="Who decides"
          help={
            told.approvedAsOwner
              ? 'Nobody is asked: an owner’s own request is approved by asking.'
              : 'One approval is enough.'
          }
        >
          <Approvers approvers={told.approvers} />
        </Section>
      )}
      <Section level={2} title="Limits">
        <Facts items={limits(told, role, timeZone)} />
      </Section>
      {steps('after the start').length > 0 && (
        <Section level={2} title="What the person does">
          <h3>After the start</h3>
          <CommandSteps steps={steps('after the start')} />
          <h3>At the end</h3>
          <CommandSteps steps={steps('at the end')} />
        </Section>
      )}
      <Section
        level={2}
        title="Events that will be written"
        help="In this order. Numbers below 9000 are Microsoft’s."
      >
        <ExpectedEvents events={told.events} />
      </Section>
    </>
  );
}

function limits({ limits: ttl, window, call, provider }: Explanation, role: Role, timeZone: string) {
  const from = ttl.mostFrom === 'role' ? `the TTL of ${role.displayName}` : 'the PAM configuration’s longest';
  const number =
    call === null
      ? null
      : `${call.shown}, dialled as ${call.number}, ${provider.simulated ? 'by the simulated provider: no telephone is called' : `by the provider ${provider.name}`}`;
  return [
    ['Duration', `${durationInWords(ttl.least)} to ${durationInWords(ttl.most)}; the longest is ${from}`],
    ['Window', window === null ? 'None: at any time' : windowWords(window, timeZone)],
    ['Phone call', number ?? (role.mfaEnabled ? 'Asked, and not possible: see the gate' : 'Not asked')],
  ] as const;
}

function windowWords(window: NonNullable<Explanation['window']>, timeZone: string): string {
  const hours = `${window.from ?? '00:00'}–${window.to ?? '24:00'} (${timeZone})`;
  const state = window.open
    ? `open at the start${window.closesAt === null ? '' : `, until ${exactWords(window.closesAt, timeZone)}`}`
    : 'closed at the start';
  const next =
    window.opensAt === null
      ? window.open
        ? ''
        : '; it never opens'
      : `; opens next on ${exactWords(window.opensAt, timeZone)}`;
  return `${hours}, ${state}${next}`;
}
