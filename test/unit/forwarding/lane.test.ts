import { expect, it, vi } from 'vitest';
import { createLane, type Outlet } from '../../../electron/forwarding/lane.ts';
import { DeliveryFailure } from '../../../electron/forwarding/failure-words.ts';
import type { ForwardedEvent } from '../../../electron/events/types.ts';
import type { Entry } from '../../../electron/store/entry.ts';
import type { ForwardState, Store } from '../../../electron/store/types.ts';
import type { ForwardTarget } from '../../../shared/domain/forwarding.ts';

/** A lane over a history of `head` entries, with its timers in the test's hands. */
function world(outlet: Partial<Outlet> & Pick<Outlet, 'deliver'>, start: Partial<ForwardState> = {}) {
  const entries: Entry[] = [];
  const timers: { delay: number; fire: () => void }[] = [];
  let head = 10;
  let state: ForwardState = {
    id: 'cef-file',
    seq: 4,
    before: 4,
    deliveredAt: null,
    failingSince: null,
    why: '',
    refusing: false,
    ...start,
  };
  const target: ForwardTarget = {
    id: 'cef-file',
    version: 1,
    on: true,
    passphraseRef: null,
    settings: { path: '/media/usb/a.cef', rotateAt: 1 },
    policy: { refuse: true, minutes: 1, entries: 1000 },
  };
  let now = 0;
  const store = {
    apply: (entry: Entry) => (entries.push(entry), { seq: ++head, at: now }),
    transaction: <T>(work: () => T) => work(),
    head: () => ({ size: head }),
    forwardTargets: { get: () => target, all: () => [target] },
    forwardStates: { get: () => state, put: (next: ForwardState) => (state = next) },
  } as unknown as Store;
  const lane = createLane(
    'cef-file',
    { sure: false, ...outlet },
    {
      store,
      reader: {
        after: (seq, limit) =>
          Promise.resolve(
            Array.from(
              { length: Math.min(limit, head - seq) },
              (_, at) => ({ seq: seq + at + 1 }) as ForwardedEvent,
            ),
          ),
      },
      now: () => now,
      setTimer(delay, fire) {
        const timer = { delay, fire };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
      changed: () => {},
      report: error => {
        throw error;
      },
    },
  );
  return {
    lane,
    entries,
    state: () => state,
    at: (time: number) => (now = time),
    /** The timer that waits fires; answers its delay when all that follows is done. */
    async fire() {
      const timer = timers.shift()!;
      timer.fire();
      await vi.waitFor(() => expect(lane.status().sending).toBe(false));
      await Promise.resolve();
      return timer.delay;
    },
    begin: () => timers.shift()!.fire(),
    waiting: () => timers.map(({ delay }) => delay),
  };
}

it('moves the cursor only behind what was delivered, and keeps where that began', async () => {
  const delivered: number[][] = [];
  const { lane, state, fire, waiting } = world({
    deliver: (_, events) => (delivered.push(events.map(({ seq }) => seq)), Promise.resolve(null)),
  });
  lane.wake();
  lane.wake();
  expect(waiting()).toHaveLength(1);
  await fire();
  expect(delivered).toEqual([[5, 6, 7, 8, 9, 10]]);
  expect(state()).toMatchObject({ seq: 10, before: 4 });
});

it('tells an outage once, delivers again what was confirmed last before it, waits longer each time, and tells its end', async () => {
  let works = false;
  const from: number[] = [];
  const { lane, state, fire, entries, at } = world(
    {
      deliver: (_, events) => {
        from.push(events[0]!.seq);
        return works ? Promise.resolve(null) : Promise.reject(new DeliveryFailure('it is stopped'));
      },
    },
    { seq: 8, before: 6 },
  );
  lane.wake();
  await fire();
  expect(state()).toMatchObject({ seq: 6, failingSince: 0, why: 'it is stopped' });
  expect([await fire(), await fire(), await fire()]).toEqual([1000, 2000, 5000]);
  expect(entries.map(({ event }) => event)).toEqual([9331]);
  // The entry about it wakes nothing: what fails is not tried for its own failure.
  at(61_000);
  await fire();
  expect(entries.map(({ event }) => event)).toEqual([9331, 9333]);
  works = true;
  await fire();
  expect(entries.map(({ event }) => event)).toEqual([9331, 9333, 9332]);
  expect(entries[2]!.message).toBe(
    'Forwarding to /media/usb/a.cef works again after 1 minute 1 second. 6 entries waited. Activations are no longer refused because of it.',
  );
  expect(from).toEqual([9, 7, 7, 7, 7, 7, 13]);
  expect(state()).toMatchObject({ seq: 13, failingSince: null, refusing: false });
});

it('does not count what was broken off', async () => {
  const { lane, state, begin } = world({
    deliver: (_, __, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      ),
  });
  lane.restart();
  begin();
  expect(lane.status().sending).toBe(true);
  await lane.dispose();
  expect(state()).toMatchObject({ seq: 4, failingSince: null });
});
