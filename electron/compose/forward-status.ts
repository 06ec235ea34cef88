import type { Need } from '../../shared/contract/forest.ts';
import type { Output } from '../../shared/contract/registry.ts';
import { forwardTargetName } from '../../shared/domain/forwarding.ts';
import { durationInWords } from '../../shared/domain/words.ts';
import { deliveryFact } from '../forwarding/policy.ts';
import type { Forest } from './forest.ts';

type Status = Output<'forwarding.status'>;

/** How each target stands, from the store and from the lanes of this program. */
export function forwardStatusOf(
  { store, forwarding }: Pick<Forest, 'store' | 'forwarding'>,
  now: number,
): Status {
  const head = store.head()?.size ?? 0;
  const lanes = new Map(forwarding.status().map(lane => [lane.id, lane]));
  return {
    runs: forwarding.runs(),
    drill: store.drill() !== null,
    head,
    targets: store.forwardTargets.all().map(target => {
      const { id, on } = target;
      const state = store.forwardStates.get(id);
      const fact = deliveryFact(target, state, head, now);
      return {
        id,
        on,
        name: forwardTargetName(target),
        sending: lanes.get(id)?.sending ?? false,
        delivered: state?.seq ?? 0,
        deliveredAt: state?.deliveredAt ?? null,
        waiting: Math.max(0, head - (state?.seq ?? 0)),
        failingSince: on ? (state?.failingSince ?? null) : null,
        why: on ? (state?.why ?? '') : '',
        nextTryAt: lanes.get(id)?.nextTryAt ?? null,
        refuses: fact?.refuses ?? false,
        refusesFrom: fact?.refusesFrom ?? null,
      };
    }),
  };
}

/** What the overview says of targets that fail. */
export function forwardNeeds({ drill, targets }: Status, now: number): Need[] {
  if (drill) return [];
  return targets.flatMap(({ name, failingSince, waiting, refuses }) => {
    if (failingSince === null) return [];
    const time = durationInWords(Math.max(1, Math.round((now - failingSince) / 1000)));
    const wait = `${waiting.toLocaleString('en')} ${waiting === 1 ? 'entry waits' : 'entries wait'}`;
    return [
      {
        severity: refuses ? ('Error' as const) : ('Warning' as const),
        message: `Forwarding to ${name} has failed for ${time}: ${wait}${refuses ? ', and activations are refused' : ''}.`,
        remedy: 'See why, and test it.',
        to: '/settings/forwarding',
      },
    ];
  });
}
