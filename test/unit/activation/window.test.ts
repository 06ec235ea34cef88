import { describe, expect, it } from 'vitest';
import { windowAt, windowInWords } from '../../../electron/activation/window.ts';
import { zoneOffset } from '../../../shared/domain/time-zone.ts';

const berlin = 'Europe/Berlin';
const at = (iso: string) => Date.parse(iso);
const state = (from: string | null, to: string | null, zone: string, iso: string) => {
  const found = windowAt({ from, to }, zone, at(iso));
  const next = found.open ? found.closesAt : found.opensAt;
  return `${found.open ? 'open until' : 'opens'} ${next === null ? 'never' : new Date(next).toISOString()}`;
};

describe('windowAt', () => {
  it.each([
    // from is inclusive, to exclusive
    ['08:00', '18:00', berlin, '2026-11-24T06:59:59.999Z', 'opens 2026-11-24T07:00:00.000Z'],
    ['08:00', '18:00', berlin, '2026-11-24T07:00:00Z', 'open until 2026-11-24T17:00:00.000Z'],
    ['08:00', '18:00', berlin, '2026-11-24T16:59:59.999Z', 'open until 2026-11-24T17:00:00.000Z'],
    ['08:00', '18:00', berlin, '2026-11-24T17:00:00Z', 'opens 2026-11-25T07:00:00.000Z'],
    // an end that is not set is the day's
    [null, '08:00', 'Asia/Kathmandu', '2026-01-01T10:00Z', 'opens 2026-01-01T18:15:00.000Z'],
    ['08:00', null, 'Asia/Kathmandu', '2026-01-01T10:00Z', 'open until 2026-01-01T18:15:00.000Z'],
    [null, null, berlin, '2026-01-01T10:00Z', 'open until never'],
    // no window that goes over midnight, as MIM refuses them
    ['20:00', '06:00', berlin, '2026-01-01T23:00Z', 'opens never'],
    ['08:00', '08:00', berlin, '2026-01-01T07:00Z', 'opens never'],
    // 2026-03-29 in Berlin: 02:00 to 03:00 is left out
    ['02:30', '04:00', berlin, '2026-03-29T00:59:59Z', 'opens 2026-03-29T01:00:00.000Z'],
    ['02:30', '04:00', berlin, '2026-03-29T01:00:00Z', 'open until 2026-03-29T02:00:00.000Z'],
    ['02:15', '02:45', berlin, '2026-03-28T23:00Z', 'opens 2026-03-30T00:15:00.000Z'],
    ['01:00', '02:30', berlin, '2026-03-29T00:30Z', 'open until 2026-03-29T01:00:00.000Z'],
    ['08:00', '18:00', berlin, '2026-03-28T20:00Z', 'opens 2026-03-29T06:00:00.000Z'],
    // 2026-10-25 in Berlin: 02:00 to 03:00 comes twice
    ['02:15', '02:45', berlin, '2026-10-24T23:00Z', 'opens 2026-10-25T00:15:00.000Z'],
    ['02:15', '02:45', berlin, '2026-10-25T00:15Z', 'open until 2026-10-25T00:45:00.000Z'],
    ['02:15', '02:45', berlin, '2026-10-25T00:45Z', 'opens 2026-10-25T01:15:00.000Z'],
    ['02:15', '02:45', berlin, '2026-10-25T01:20Z', 'open until 2026-10-25T01:45:00.000Z'],
    ['02:30', '04:00', berlin, '2026-10-25T00:40Z', 'open until 2026-10-25T01:00:00.000Z'],
    // Lord Howe moves by half an hour, Apia left out a whole day
    ['02:00', '02:20', 'Australia/Lord_Howe', '2026-10-03T14:00Z', 'opens 2026-10-04T15:00:00.000Z'],
    ['10:00', '11:00', 'Pacific/Apia', '2011-12-29T22:00Z', 'opens 2011-12-30T20:00:00.000Z'],
  ] as const)('%s–%s in %s at %s: %s', (from, to, zone, iso, expected) => {
    expect(state(from, to, zone, iso)).toBe(expected);
  });

  it('refuses a zone that is none, in words', () => {
    expect(() => windowAt({ from: '08:00', to: '18:00' }, 'Mars/Base', 0)).toThrow(
      /“Mars\/Base” is not known/,
    );
  });
});

it('says the window with its zone', () => {
  expect(windowInWords({ from: '08:00', to: null }, berlin)).toBe('08:00–24:00 (Europe/Berlin)');
});

it('knows offsets of minutes, and before 1970', () => {
  expect(zoneOffset('Asia/Kathmandu', at('2026-01-01T00:00Z'))).toBe(345 * 60_000);
  expect(zoneOffset(berlin, at('1960-06-01T00:00:00.500Z'))).toBe(3_600_000);
});
