import {
  forwardTargetName,
  type ForwardTarget,
  type ForwardTargetId,
} from '../../shared/domain/forwarding.ts';
import { durationInWords } from '../../shared/domain/words.ts';
import type { ForwardedEvent, Reader } from '../events/types.ts';
import type { Entry } from '../store/entry.ts';
import type { ForwardState, Store } from '../store/types.ts';
import type { ClosedFile } from './cef-file.ts';
import { failureWords } from './failure-words.ts';
import { deliveryFact } from './policy.ts';

/** Takes entries to a kind of target. */
export interface Outlet {
  /** Resolves when they are delivered as surely as it can tell; throws DeliveryFailure, or what the signal aborts with. */
  deliver(
    target: ForwardTarget,
    events: readonly ForwardedEvent[],
    signal: AbortSignal,
  ): Promise<ClosedFile | null>;
  /** False where a delivery that was confirmed may be lost all the same when the target stops right after it. */
  readonly sure: boolean;
}

export interface LanePorts {
  store: Pick<Store, 'apply' | 'transaction' | 'head' | 'forwardTargets' | 'forwardStates'>;
  reader: Pick<Reader, 'after'>;
  now: () => number;
  setTimer: (delay: number, fire: () => void) => () => void;
  /** Told when something of the status changed. */
  changed: () => void;
  /** Told of faults that are not the target's: for the log. */
  report: (error: unknown) => void;
}

/** The way to one target: from its cursor on, one delivery at a time, in order, again after each failure. */
export interface Lane {
  /** There may be entries to deliver. Cheap, and returns at once. */
  wake(): void;
  /** The target was changed: what is under way is broken off, and it begins anew without waiting. */
  restart(): void;
  status(): { sending: boolean; nextTryAt: number | null };
  /** Breaks off what is under way: it is delivered again at the next start. */
  dispose(): Promise<void>;
}

/** Entries of one delivery. */
const most = 500;
/** Milliseconds in which entries that follow each other closely join one delivery. */
const soon = 100;
/** Milliseconds between attempts while it fails. */
const backOff = [1000, 2000, 5000, 10_000, 30_000, 60_000];

export function createLane(id: ForwardTargetId, outlet: Outlet, ports: LanePorts): Lane {
  const { store, reader, now, setTimer, changed, report } = ports;
  let stop = new AbortController();
  let running: Promise<void> | null = null;
  let again = false;
  let failures = 0;
  let failing = store.forwardStates.get(id)?.failingSince != null;
  let cancelTimer: (() => void) | null = null;
  let nextTryAt: number | null = null;
  let disposed = false;

  function schedule(delay: number): void {
    if (disposed || cancelTimer !== null) return;
    cancelTimer = setTimer(delay, () => {
      cancelTimer = null;
      nextTryAt = null;
      running = run().finally(() => {
        running = null;
        changed();
      });
    });
  }

  function unschedule(): void {
    cancelTimer?.();
    cancelTimer = null;
    nextTryAt = null;
  }

  async function run(): Promise<void> {
    again = false;
    const { signal } = stop;
    changed();
    try {
      while (await deliverSome(signal));
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      try {
        failed(error);
      } catch (fault) {
        report(fault);
      }
      again = false;
      const delay = backOff[Math.min(failures++, backOff.length - 1)] ?? 60_000;
      nextTryAt = now() + delay;
      // After this run is over.
      queueMicrotask(() => schedule(delay));
      return;
    }
    if (again) queueMicrotask(() => schedule(soon));
  }

  /** False where nothing is left. */
  async function deliverSome(signal: AbortSignal): Promise<boolean> {
    const target = store.forwardTargets.get(id);
    const state = store.forwardStates.get(id);
    if (target?.on !== true || state === undefined) return false;
    const events = await reader.after(state.seq, most);
    const last = events.at(-1);
    if (last === undefined) return false;
    signal.throwIfAborted();
    const closed = await outlet.deliver(target, events, signal);
    signal.throwIfAborted();
    delivered(target, state, last.seq, closed);
    failures = 0;
    return true;
  }

  function delivered(
    target: ForwardTarget,
    state: ForwardState,
    seq: number,
    closed: ClosedFile | null,
  ): void {
    const { failingSince, refusing } = state;
    store.transaction(() => {
      if (failingSince !== null) {
        const waited = (store.head()?.size ?? seq) - state.seq;
        const time = durationInWords(Math.max(1, Math.round((now() - failingSince) / 1000)));
        record(
          9332,
          `Forwarding to ${forwardTargetName(target)} works again after ${time}. ${counted(waited)} waited.${refusing ? ' Activations are no longer refused because of it.' : ''}`,
          { target: id, failingSince, waited },
        );
      }
      if (closed !== null)
        record(
          9334,
          `${closed.path} is full (${closed.bytes} bytes) and closed. SHA-256: ${closed.sha256}.`,
          {
            target: id,
            ...closed,
          },
        );
      store.forwardStates.put({
        id,
        seq,
        before: outlet.sure ? seq : state.seq,
        deliveredAt: now(),
        failingSince: null,
        why: '',
        refusing: false,
      });
    });
    failing = false;
    changed();
  }

  /** Once for each outage there is an entry; it waits with the others. */
  function failed(error: unknown): void {
    const target = store.forwardTargets.get(id);
    const state = store.forwardStates.get(id);
    if (target === undefined || state === undefined) return;
    const why = failureWords(error);
    store.transaction(() => {
      const first = state.failingSince === null;
      // What was confirmed last may have been lost with the receiver.
      const seq = first ? state.before : state.seq;
      if (first) {
        const message = `Forwarding to ${forwardTargetName(target)} fails: ${why.replace(/\.$/, '')}. Entries from ${seq + 1} on wait and will be delivered.`;
        record(9331, message, { target: id, why, from: seq + 1 });
      }
      store.forwardStates.put({ ...state, seq, why, failingSince: state.failingSince ?? now() });
    });
    failing = true;
    lookAtPolicy();
    changed();
  }

  /** Says once for each outage that activations are refused. */
  function lookAtPolicy(): void {
    const target = store.forwardTargets.get(id);
    const state = store.forwardStates.get(id);
    if (target === undefined || state === undefined || state.refusing) return;
    const fact = deliveryFact(target, state, store.head()?.size ?? 0, now());
    if (fact?.refuses !== true) return;
    store.transaction(() => {
      record(
        9333,
        `Activations are refused from now on: forwarding to ${fact.to} fails and ${counted(fact.waiting)} wait.`,
        { target: id, failingSince: fact.failingSince, waiting: fact.waiting },
      );
      store.forwardStates.put({ ...state, refusing: true });
    });
  }

  function record(event: Entry['event'], message: string, cause: Record<string, unknown>): void {
    store.apply({ event, actor: 'forwarding', as: null, message, cause, changes: [] });
  }

  return {
    wake() {
      if (running !== null) again = true;
      else schedule(soon);
      if (failing)
        // A listener of the store must not write while others still hear of the same commit.
        queueMicrotask(() => {
          try {
            if (!disposed) lookAtPolicy();
          } catch (error) {
            report(error);
          }
        });
    },
    restart() {
      stop.abort();
      stop = new AbortController();
      failures = 0;
      unschedule();
      const before = running;
      if (before === null) schedule(0);
      else void before.finally(() => schedule(0));
    },
    status: () => ({ sending: running !== null, nextTryAt }),
    async dispose() {
      disposed = true;
      unschedule();
      stop.abort();
      await running?.catch(() => undefined);
    },
  };
}

function counted(entries: number): string {
  return `${entries.toLocaleString('en')} ${entries === 1 ? 'entry' : 'entries'}`;
}
