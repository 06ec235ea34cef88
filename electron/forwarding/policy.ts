import { forwardTargetName, type DeliveryFact, type ForwardTarget } from '../../shared/domain/forwarding.ts';
import type { ForwardState } from '../store/types.ts';

/** How a target's delivery bears on activations; null where the site lets them go on whatever becomes of it. Pure. */
export function deliveryFact(
  target: ForwardTarget,
  state: ForwardState | undefined,
  head: number,
  now: number,
): DeliveryFact | null {
  const { on, policy } = target;
  if (!on || !policy.refuse) return null;
  const failingSince = state?.failingSince ?? null;
  const waiting = Math.max(0, head - (state?.seq ?? head));
  const refusesFrom = failingSince === null ? null : failingSince + policy.minutes * 60_000;
  return {
    to: forwardTargetName(target),
    failingSince,
    waiting,
    refusesFrom,
    refuses: refusesFrom !== null && (now >= refusesFrom || waiting >= policy.entries),
  };
}

/** Of several targets the one that stands worst: refusing, then failing, then the rest. */
export function worstOf(facts: readonly (DeliveryFact | null)[]): DeliveryFact | null {
  const rank = (fact: DeliveryFact) => (fact.refuses ? 0 : fact.failingSince === null ? 2 : 1);
  return facts.filter(fact => fact !== null).sort((a, b) => rank(a) - rank(b))[0] ?? null;
}
