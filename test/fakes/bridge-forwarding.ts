import type { Handlers } from '../../shared/contract/define.ts';
import type { forwardingContract } from '../../shared/contract/forwarding.ts';
import { forwardTargetName, type ForwardTargetView } from '../../shared/domain/forwarding.ts';
import type { World } from './bridge-world.ts';

/** Targets in memory; what is set up is delivered at once. */
export function fakeForwarding(world: World): Handlers<typeof forwardingContract> {
  const targets = new Map<string, ForwardTargetView>();
  const shown = () => ({ targets: [...targets.values()] });
  return {
    'forwarding.get': shown,
    'forwarding.set': ({ target, expects, passphrase }) => {
      targets.set(target.id, { ...target, version: expects + 1, hasPassphrase: (passphrase ?? '') !== '' });
      return shown();
    },
    'forwarding.test': () => ({
      steps: [{ id: 'sent', state: 'passed', detail: 'This is a forest for looking at: nothing was sent.' }],
    }),
    'forwarding.status': () => ({
      runs: true,
      drill: false,
      head: world.events.length,
      targets: [...targets.values()].map(target => ({
        id: target.id,
        on: target.on,
        name: forwardTargetName(target),
        sending: false,
        delivered: world.events.length,
        deliveredAt: null,
        waiting: 0,
        failingSince: null,
        why: '',
        nextTryAt: null,
        refuses: false,
        refusesFrom: null,
      })),
    }),
  };
}
