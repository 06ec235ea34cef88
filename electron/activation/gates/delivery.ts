import type { Gate } from '../../../shared/domain/gate.ts';
import type { Question } from '../question.ts';
import { localTime } from '../words.ts';

/**
 * Whether the history reaches where it is forwarded to: asked only where the site chose to refuse activations while it does
 * not. An end or a closing is never refused for it.
 */
export function deliveryGate({ delivery, timeZone }: Pick<Question, 'delivery' | 'timeZone'>): Gate[] {
  if (delivery === undefined || delivery === null) return [];
  const { to, failingSince, waiting, refusesFrom, refuses } = delivery;
  if (failingSince === null || refusesFrom === null)
    return [{ id: 'delivery', verdict: 'passed', reason: `The history is forwarded to ${to}.` }];
  const since = `Forwarding of the history to ${to} has failed since ${localTime(failingSince, timeZone)}`;
  const wait = `${waiting.toLocaleString('en')} ${waiting === 1 ? 'entry waits' : 'entries wait'}`;
  if (!refuses)
    return [
      {
        id: 'delivery',
        verdict: 'passed',
        reason: `${since} and ${wait}; activations are refused from ${localTime(refusesFrom, timeZone)} on, or before if more wait.`,
      },
    ];
  return [
    {
      id: 'delivery',
      verdict: 'refused',
      reason:
        `${since} and ${wait}, and this site refuses activations while it does. ` +
        'An administrator mends it under Settings, Forwarding.',
    },
  ];
}
