import { randomUUID } from 'node:crypto';
import { createSimulatedPhone, type SimulatedPhone } from '../../electron/phone/simulated.ts';
import type { Behaviour } from '../../electron/phone/script.ts';
import type { PhoneProvider } from '../../electron/phone/provider.ts';
import type { Activation, ActivationPorts, RaiseInput } from '../../electron/activation/ports.ts';
import { createActivation } from '../../electron/activation/runner.ts';
import type { Store } from '../../electron/store/types.ts';
import { createMemoryStore, plantForest, type Forest, type JournalRow } from './memory-store.ts';
import { roleIdOf, userIdOf } from './pam-objects.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** Monday 2026-11-23 10:00 in Berlin. */
export const monday10 = Date.UTC(2026, 10, 23, 9);

export interface World {
  clock: VirtualClock;
  store: Store;
  journal: () => JournalRow[];
  /** The ids of the events of a request, in order. */
  story: (requestId: string) => number[];
  phone: SimulatedPhone;
  activation: Activation;
  reported: unknown[];
  /** As if the process had been killed and started again: only the store remains. Does not settle. */
  restart: (behaviour?: Behaviour) => void;
  raise: (change?: Partial<RaiseInput>) => ReturnType<Activation['raise']>;
}

export function createWorld(
  forest: Forest,
  options: Partial<ActivationPorts> & {
    behaviour?: Behaviour;
    start?: number;
    wrap?: (phone: SimulatedPhone) => PhoneProvider;
  } = {},
): World {
  const clock = createVirtualClock(options.start ?? monday10);
  const { store, journal } = createMemoryStore(clock.now);
  plantForest(store, forest);
  const reported: unknown[] = [];
  const { behaviour, wrap = phone => phone, ...given } = options;
  const build = (how: Behaviour | undefined) => {
    const phone = createSimulatedPhone({ clock, ...(how ? { behaviour: how } : {}) });
    const ports = {
      store,
      now: clock.now,
      uuid: randomUUID,
      setTimer: clock.setTimer,
      phone: wrap(phone),
      phoneSettings: () => ({ defaultCountryCode: '1' }),
      report: (error: unknown) => reported.push(error),
      ...given,
    };
    return { phone, activation: createActivation(ports) };
  };
  const world: World = {
    clock,
    store,
    journal,
    story: requestId =>
      journal()
        .filter(row => row.requestId === requestId)
        .map(row => row.id),
    ...build(behaviour),
    reported,
    restart(how = behaviour) {
      void world.phone.dispose();
      void world.activation.dispose();
      Object.assign(world, build(how));
    },
    raise: (change = {}) =>
      world.activation.raise({
        roleId: roleIdOf(1),
        userId: userIdOf(1),
        justification: '',
        ttl: null,
        requestedTime: null,
        creationMethod: 'PowerShell',
        actor: { actor: 'pat', as: 'PRIV\\PRIV.Jen' },
        ...change,
      }),
  };
  return world;
}
