import fc from 'fast-check';
import { expect, it } from 'vitest';
import { windowAt } from '../../../electron/activation/window.ts';

const minute = 60_000;
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
];
/** Days around which a zone's clock moves, and any other. */
const days = [
  '2026-03-29',
  '2026-10-25',
  '2026-03-08',
  '2026-11-01',
  '2026-04-05',
  '2026-10-04',
  '2011-12-30',
  '2026-02-15',
];
const time = fc.integer({ min: 0, max: 1439 }).map(total => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(total / 60))}:${two(total % 60)}`;
});

/** Another way to the wall clock than the code's: the formatted text. */
const clocks = new Map(
  zones.map(timeZone => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
  ]),
);
function wallClock(zone: string, at: number): string {
  return clocks.get(zone)?.format(at) ?? '';
}

it('is open where the wall clock says so, and the next change is the first minute at which it says otherwise', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom(...days),
      fc.integer({ min: -36 * 60, max: 36 * 60 }),
      fc.integer({ min: 0, max: minute - 1 }),
      time,
      time,
      (zone, around, minutes, rest, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const at = Date.parse(`${around}T00:00Z`) + minutes * minute + rest;
        const openAt = (instant: number) => {
          const wall = wallClock(zone, instant);
          return from <= wall && wall < to;
        };
        const state = windowAt({ from, to }, zone, at);
        expect(state.open).toBe(from !== to && openAt(at));
        if (from === to) return;
        let next = at - rest + minute;
        while (openAt(next) === state.open && next < at + 60 * 60 * minute) next += minute;
        expect(state.open ? state.closesAt : state.opensAt).toBe(next);
      },
    ),
    { numRuns: 150 },
  );
});
