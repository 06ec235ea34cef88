import type { Gate, GateId, Verdict } from '../../../shared/domain/gate.ts';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/icon-paths.ts';

const gateNames: Record<GateId, string> = {
  candidate: 'Candidate',
  account: 'PRIV account',
  role: 'Groups',
  duration: 'Duration',
  window: 'Availability window',
  mfa: 'Phone call',
  approval: 'Approval',
};

type Look = { word: string; icon: IconName; tone: 'success' | 'info' | 'error' | 'neutral' };
const looks: Record<Gate['verdict'], Look> = {
  passed: { word: 'Passed', icon: 'check', tone: 'success' },
  waits: { word: 'Will be asked', icon: 'clock', tone: 'info' },
  refused: { word: 'Refused', icon: 'stop', tone: 'error' },
  'not-asked': { word: 'Not asked', icon: 'minus', tone: 'neutral' },
};

const outcomeTones: Record<Verdict['outcome'], 'success' | 'info' | 'error'> = {
  refused: 'error',
  call: 'info',
  approval: 'info',
  scheduled: 'info',
  active: 'success',
  closed: 'info',
};
const outcomeWords: Record<Verdict['outcome'], string> = {
  refused: 'It would be refused',
  call: 'A phone call comes first',
  approval: 'An approval is asked first',
  scheduled: 'It will be scheduled',
  active: 'It is active at once',
  closed: 'It ends the activation',
};

/** What the engine answers: the outcome, then each gate in its order with its reason. */
export function Gates({ verdict }: { verdict: Verdict }) {
  return (
    <div className="gates">
      <div className="gates-outcome" data-tone={outcomeTones[verdict.outcome]}>
        <strong>{outcomeWords[verdict.outcome]}</strong>
        <p>{verdict.summary}</p>
      </div>
      <ol aria-label="Gates in the order in which they are asked">
        {verdict.gates.map(gate => {
          const look = looks[gate.verdict];
          return (
            <li key={gate.id} data-tone={look.tone}>
              <Icon name={look.icon} />
              <div>
                <span className="gate-name">
                  {gateNames[gate.id]} <span className="gate-verdict">{look.word}</span>
                </span>
                <p className="soft">{gate.reason}</p>
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
