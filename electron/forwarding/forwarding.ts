import { hostname } from 'node:os';
import {
  forwardTargetIds,
  type DeliveryFact,
  type ForwardTarget,
  type ForwardTargetId,
  type ForwardTargetValues,
  type SyslogSettings,
} from '../../shared/domain/forwarding.ts';
import type { Store } from '../store/types.ts';
import { appendCef } from './cef-file.ts';
import { connect } from './connect.ts';
import { DeliveryFailure } from './failure-words.ts';
import { createLane, type LanePorts, type Outlet } from './lane.ts';
import { deliveryFact, worstOf } from './policy.ts';
import { sendAll } from './send.ts';
import { framed, syslogLine, type Sender } from './syslog-line.ts';
import { testTarget, type TestStep } from './test-target.ts';

export interface ForwardingPorts extends Omit<LanePorts, 'store' | 'changed'> {
  store: Store;
}

export interface LaneStatus {
  id: ForwardTargetId;
  sending: boolean;
  /** Milliseconds UTC; null where no attempt waits. */
  nextTryAt: number | null;
}

/** Takes the history to the forest's targets. */
export interface Forwarding {
  /** Delivers from now on, until it is disposed. In a drill it never does: nothing of it is real. */
  start(): void;
  /** Whether this program delivers. */
  runs(): boolean;
  status(): LaneStatus[];
  /** How it bears on activations; null where it does not. Read from the store: it holds where nobody delivers, too. */
  delivery(): DeliveryFact | null;
  /** Tries a target, step by step, with these values and passphrase; undefined takes the one that is kept. */
  test(values: ForwardTargetValues, passphrase: string | undefined): Promise<TestStep[]>;
  /** Called when the status changed. Returns the unsubscriber. */
  onChange(listener: () => void): () => void;
  dispose(): Promise<void>;
}

export function createForwarding(ports: ForwardingPorts): Forwarding {
  const { store } = ports;
  const listeners = new Set<() => void>();
  let unsubscribe: (() => void) | null = null;

  const senderOf = ({ facility }: SyslogSettings): Sender => ({
    host: hostname(),
    forest: store.consoleConfiguration().privDnsName,
    facility,
  });
  const passphraseOf = (target: ForwardTarget | undefined): string | null => {
    const ref = target?.passphraseRef ?? null;
    if (ref === null) return null;
    const known = store.secrets.take(ref);
    if (known === undefined)
      throw new DeliveryFailure('the key’s passphrase is not there any more; enter it again');
    return known;
  };

  const outlets: Record<ForwardTargetId, Outlet> = {
    syslog: {
      sure: false,
      async deliver(target, events, signal) {
        if (target.id !== 'syslog') return null;
        const { settings } = target;
        const sender = senderOf(settings);
        const socket = await connect({ settings, passphrase: passphraseOf(target), signal });
        await sendAll(
          socket,
          framesOf(events.values(), event => syslogLine(event, sender)),
          signal,
        );
        return null;
      },
    },
    'cef-file': {
      sure: true,
      deliver: async (target, events) =>
        target.id === 'cef-file' ? appendCef(target.settings, events) : null,
    },
  };
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const lanes = forwardTargetIds.map(id => ({
    id,
    lane: createLane(id, outlets[id], { ...ports, changed }),
  }));

  return {
    start() {
      if (store.drill() !== null || unsubscribe !== null) return;
      unsubscribe = store.onCommit(touched => {
        if (touched.has('forwardTarget')) for (const { lane } of lanes) lane.restart();
        else if (touched.has('event')) for (const { lane } of lanes) lane.wake();
      });
      for (const { lane } of lanes) lane.wake();
    },
    runs: () => unsubscribe !== null,
    status: () => lanes.map(({ id, lane }) => ({ id, ...lane.status() })),
    delivery() {
      const targets = store.forwardTargets.all();
      if (targets.length === 0 || store.drill() !== null) return null;
      const head = store.head()?.size ?? 0;
      return worstOf(
        targets.map(target => deliveryFact(target, store.forwardStates.get(target.id), head, ports.now())),
      );
    },
    test: (values, passphrase) =>
      testTarget({
        values,
        passphrase: () => passphrase ?? passphraseOf(store.forwardTargets.get(values.id)),
        sender: values.id === 'syslog' ? senderOf(values.settings) : null,
        now: ports.now,
      }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async dispose() {
      unsubscribe?.();
      unsubscribe = null;
      listeners.clear();
      await Promise.all(lanes.map(({ lane }) => lane.dispose()));
    },
  };
}

/** One at a time, so that a receiver that is slow is waited for before the next is made. */
function* framesOf<T>(items: Iterable<T>, line: (item: T) => string): Generator<Buffer> {
  for (const item of items) yield framed(line(item));
}
