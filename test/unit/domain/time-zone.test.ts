import { expect, test } from 'vitest';
import { nextHour } from '../../../renderer/features/requests/new-request.ts';
import { instantOf, wallClock } from '../../../shared/domain/time-zone.ts';

const berlin = 'Europe/Berlin';
const iso = (date: string, time: string, zone = berlin) => {
  const at = instantOf(date, time, zone);
  return at === null ? null : new Date(at).toISOString();
};

test.each([
  ['2026-07-11', '23:40', berlin, '2026-07-11T21:40:00.000Z'],
  ['2026-01-11', '00:00', berlin, '2026-01-10T23:00:00.000Z'],
  ['2026-07-11', '23:40', 'America/Los_Angeles', '2026-07-12T06:40:00.000Z'],
  ['2026-07-11', '23:40', 'Pacific/Kiritimati', '2026-07-11T09:40:00.000Z'],
  ['2026-07-11', '23:40', 'Asia/Kathmandu', '2026-07-11T17:55:00.000Z'],
])('%s %s in %s is %s', (date, time, zone, expected) => {
  expect(iso(date, time, zone)).toBe(expected);
});

test('a time that the clock skips is none', () => {
  expect(instantOf('2026-03-29', '02:30', berlin)).toBeNull();
  expect(iso('2026-03-29', '03:00')).toBe('2026-03-29T01:00:00.000Z');
});

test('of a time that comes twice the first is meant', () => {
  expect(iso('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
});

test.each([
  ['', '08:00'],
  ['2026-13-01', '08:00'],
  ['2026-07-11', '8'],
  ['2026-07-11', '24:10'],
  ['11.07.2026', '08:00'],
])('%s %s is no moment', (date, time) => {
  expect(instantOf(date, time, berlin)).toBeNull();
});

test('the wall clock and the moment are each other’s inverse, hour by hour through both changes of the year', () => {
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 3_600_000) {
    const { date, time } = wallClock(berlin, at);
    const back = instantOf(date, time, berlin);
    // In the hour that comes twice, the second time reads as the first.
    expect(back === at || back === at - 3_600_000).toBe(true);
  }
});

test('the next full hour is always ahead', () => {
  expect(nextHour(Date.UTC(2026, 0, 1, 8, 59))).toBe(Date.UTC(2026, 0, 1, 9));
  expect(nextHour(Date.UTC(2026, 0, 1, 9))).toBe(Date.UTC(2026, 0, 1, 10));
});
