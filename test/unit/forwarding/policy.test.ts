import { expect, it } from 'vitest';
import { deliveryGate } from '../../../electron/activation/gates/delivery.ts';
import { deliveryFact, worstOf } from '../../../electron/forwarding/policy.ts';
import type { ForwardState } from '../../../electron/store/types.ts';
import type { ForwardTarget } from '../../../shared/domain/forwarding.ts';

const start = Date.UTC(2026, 10, 23, 9);
const minute = 60_000;
const target: ForwardTarget = {
  id: 'cef-file',
  version: 1,
  on: true,
  passphraseRef: null,
  settings: { path: '/media/usb/history.cef', rotateAt: 10 },
  policy: { refuse: true, minutes: 15, entries: 100 },
};
const failing: ForwardState = {
  id: 'cef-file',
  seq: 40,
  before: 40,
  deliveredAt: null,
  failingSince: start,
  why: 'it is away',
  refusing: false,
};
const refuses = (now: number, head: number) => deliveryFact(target, failing, head, now)?.refuses;

it('refuses after the minutes, or as soon as the entries wait, and never while it does not fail', () => {
  expect([
    refuses(start + 15 * minute - 1, 139),
    refuses(start + 15 * minute, 41),
    refuses(start, 140),
  ]).toEqual([false, true, true]);
  const catchingUp = deliveryFact(target, { ...failing, failingSince: null }, 1_000_000, start + 60 * minute);
  expect(catchingUp).toMatchObject({ refuses: false, waiting: 999_960, refusesFrom: null });
  expect(deliveryFact(target, undefined, 10, start)).toMatchObject({ refuses: false, waiting: 0 });
});

it('says nothing of a target that is off, or whose failing the site accepts', () => {
  const late = start + 60 * minute;
  expect(deliveryFact({ ...target, on: false }, failing, 500, late)).toBeNull();
  expect(
    deliveryFact({ ...target, policy: { ...target.policy, refuse: false } }, failing, 500, late),
  ).toBeNull();
});

it('goes by the target that stands worst', () => {
  const well = deliveryFact(target, { ...failing, failingSince: null }, 40, start);
  const fails = deliveryFact(target, failing, 41, start);
  const shut = deliveryFact(target, failing, 500, start);
  expect(worstOf([well, null, fails, shut])).toBe(shut);
  expect(worstOf([well, fails])).toBe(fails);
  expect(worstOf([null])).toBeNull();
});

it('is a gate with its reason in words, and no gate where nothing depends on it', () => {
  const gateOf = (head: number) =>
    deliveryGate({
      delivery: deliveryFact(target, failing, head, start + minute),
      timeZone: 'Europe/Berlin',
    });
  expect(gateOf(41)).toEqual([
    {
      id: 'delivery',
      verdict: 'passed',
      reason:
        'Forwarding of the history to /media/usb/history.cef has failed since 2026-11-23 10:00 (Europe/Berlin) and 1 entry waits; ' +
        'activations are refused from 2026-11-23 10:15 (Europe/Berlin) on, or before if more wait.',
    },
  ]);
  expect(gateOf(140)).toEqual([
    {
      id: 'delivery',
      verdict: 'refused',
      reason:
        'Forwarding of the history to /media/usb/history.cef has failed since 2026-11-23 10:00 (Europe/Berlin) and 100 entries wait, ' +
        'and this site refuses activations while it does. An administrator mends it under Settings, Forwarding.',
    },
  ]);
  expect(deliveryGate({ delivery: null, timeZone: 'UTC' })).toEqual([]);
  expect(deliveryGate({ timeZone: 'UTC' })).toEqual([]);
});
