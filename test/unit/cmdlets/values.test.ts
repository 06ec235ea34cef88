import { describe, expect, it } from 'vitest';
import { readDateTime } from '../../../shared/cmdlets/datetime.ts';
import { isSeconds, longestSeconds, readTimeSpan } from '../../../shared/cmdlets/durations.ts';
import { nearest } from '../../../shared/cmdlets/nearest.ts';

describe('dates and times of day', () => {
  it.each([
    ['20:00', { kind: 'time', hour: 20, minute: 0, second: 0 }],
    ['8:05:09', { kind: 'time', hour: 8, minute: 5, second: 9 }],
    ['8:00 PM', { kind: 'time', hour: 20, minute: 0, second: 0 }],
    ['12:30am', { kind: 'time', hour: 0, minute: 30, second: 0 }],
    ['2026-07-11', { kind: 'local', year: 2026, month: 7, day: 11, hour: 0, minute: 0, second: 0 }],
    ['2026/07/11 23:40', { kind: 'local', year: 2026, month: 7, day: 11, hour: 23, minute: 40, second: 0 }],
    ['2024-02-29T01:02:03', { kind: 'local', year: 2024, month: 2, day: 29, hour: 1, minute: 2, second: 3 }],
    ['2026-07-11T23:40:00Z', { kind: 'instant', ms: Date.UTC(2026, 6, 11, 23, 40) }],
    ['2026-07-11T23:40:00.5+02:00', { kind: 'instant', ms: Date.UTC(2026, 6, 11, 21, 40, 0, 500) }],
    ['2026-01-01T00:10-01:30', { kind: 'instant', ms: Date.UTC(2026, 0, 1, 1, 40) }],
  ])('%s', (text, reading) => {
    expect(readDateTime(text)).toEqual(reading);
  });

  it.each([
    '',
    '24:00',
    '20:60',
    '20',
    '13:00 PM',
    '0:00 AM',
    '20:00:00.5',
    '2025-02-29',
    '2026-13-01',
    '11/07/2026',
  ])('does not read %j', text => {
    expect(readDateTime(text)).toBeNull();
  });

  it.each([
    '2026-07/11',
    '2026-07-11Z',
    '2026/07/11T23:40:00Z',
    '2026-07-11T23:40+15:00',
    '2026-07-11 8:00 PM',
    'now',
  ])('does not read %j', text => {
    expect(readDateTime(text)).toBeNull();
  });
});

describe('time spans', () => {
  it.each([
    ['10:00', 36_000],
    ['00:10:00', 600],
    ['1.02:03:04', 93_784],
    ['0:0:1.000', 1],
    ['24855.03:14:07', longestSeconds],
  ])('%s is %d seconds', (text, seconds) => {
    expect(readTimeSpan(text)).toBe(seconds);
  });

  it.each(['', '600', '24:00', '10:60', '1:2:3:4', '00:00:00.5', '-1:00', '24855.03:14:08', 'x'])(
    '%j is none',
    text => {
      expect(readTimeSpan(text)).toBeNull();
    },
  );

  it('are whole seconds from 0', () => {
    expect([0, 1, longestSeconds].map(isSeconds)).toEqual([true, true, true]);
    expect([-1, 0.5, longestSeconds + 1, Number.NaN, Infinity].map(isSeconds)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the nearest name', () => {
  it('is one that a slip of the finger explains', () => {
    expect(nearest('MFAEnabeld', ['TTL', 'MFAEnabled'])).toBe('MFAEnabled');
    expect(nearest('ttl', ['TTL'])).toBe('TTL');
    expect(nearest('Owner', ['TTL', 'MFAEnabled'])).toBeNull();
    expect(nearest('', ['TTL'])).toBeNull();
    expect(nearest('x'.repeat(65), ['x'.repeat(64)])).toBeNull();
  });
});
