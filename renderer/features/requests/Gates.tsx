import {
  gateNames,
  gateVerdictWords,
  outcomeWords,
  type Gate,
  type Verdict,
} from '../../../shared/domain/gate.ts';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/icon-paths.ts';

type Look = { icon: IconName; tone: 'success' | 'info' | 'error' | 'neutral' };
const looks: Record<Gate['verdict'], Look> = {
  passed: { icon: 'check', tone: 'success' },
  waits: { icon: 'clock', tone: 'info' },
  refused: { icon: 'stop', tone: 'error' },
  'not-asked': { icon: 'minus', tone: 'neutral' },
};

const outcomeTones: Record<Verdict['outcome'], 'success' | 'info' | 'error'> = {
  refused: 'error',
  call: 'info',
  approval: 'info',
  scheduled: 'info',
  active: 'success',
  closed: 'info',
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
                  {gateNames[gate.id]} <span className="gate-verdict">{gateVerdictWords[gate.verdict]}</span>
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
