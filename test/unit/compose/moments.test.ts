import { describe, expect, it } from 'vitest';
import { dayOf, readMoment, startOfDay } from '../../../electron/compose/moments.ts';

const iso = (ms: number) => new Date(ms).toISOString();
const now = Date.parse('2026-03-29T10:30:00Z');

describe('startOfDay', () => {
  it.each([
    ['UTC', '2026-03-29T10:30:00Z', '2026-03-29T00:00:00.000Z'],
    // The day on which the clocks go forward begins in winter time, and the one after in summer time.
    ['Europe/Berlin', '2026-03-29T10:30:00Z', '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03-30T10:30:00Z', '2026-03-29T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25T23:30:00Z', '2026-10-25T23:00:00.000Z'],
    ['America/Los_Angeles', '2026-03-08T06:00:00Z', '2026-03-07T08:00:00.000Z'],
    ['Asia/Kathmandu', '2026-03-29T18:20:00Z', '2026-03-29T18:15:00.000Z'],
    // Before 1970 the remainder of a day is negative.
    ['UTC', '1969-12-31T12:00:00Z', '1969-12-31T00:00:00.000Z'],
  ])('in %s at %s is %s', (zone, at, start) => {
    expect(iso(startOfDay(Date.parse(at), zone))).toBe(start);
    expect(dayOf(startOfDay(Date.parse(at), zone), zone)).toBe(dayOf(Date.parse(at), zone));
  });
});

describe('readMoment', () => {
  it.each([
    ['2026-07-01T10:00:00Z', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
    ['2026-07-01T10:00:00+05:30', 'Europe/Berlin', '2026-07-01T04:30:00.000Z'],
    // Without an offset it is on the forest's clock.
    ['2026-07-01 10:00', 'Europe/Berlin', '2026-07-01T08:00:00.000Z'],
    ['2026-01-01 10:00', 'Europe/Berlin', '2026-01-01T09:00:00.000Z'],
    // A time alone is today's, there.
    ['23:15', 'Europe/Berlin', '2026-03-29T21:15:00.000Z'],
    ['23:15', 'Asia/Tokyo', '2026-03-29T14:15:00.000Z'],
    // In the hour that the clocks skip, the later side.
    ['2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ])('%s in %s is %s', (text, zone, moment) => {
    expect(iso(readMoment(text, zone, now))).toBe(moment);
  });

  it.each(['', 'tomorrow', '25:00', '2026-13-01', '2026-02-30 10:00'])('refuses %j', text => {
    expect(() => readMoment(text, 'UTC', now)).toThrow(/is not a date and time/);
  });
});
