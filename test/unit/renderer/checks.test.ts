import { expect, it } from 'vitest';
import { addressOf } from '../../../renderer/features/checks/objects.ts';
import { checkAddress } from '../../../renderer/features/checks/check-address.ts';
import { endOfDay, lastDay, usualDay } from '../../../renderer/features/checks/suppress-days.ts';
import { longestSuppression } from '../../../shared/domain/check.ts';

it.each(['UTC', 'Europe/Berlin', 'America/Los_Angeles', 'Pacific/Kiritimati', 'America/Sao_Paulo'])(
  'the last day that the form takes is one that the console takes, at every hour, in %s',
  zone => {
    for (let at = Date.UTC(2026, 2, 1); at < Date.UTC(2026, 10, 30); at += 7 * 3_600_000) {
      const until = endOfDay(lastDay(at, zone), zone);
      expect(until).toBeGreaterThan(at);
      expect(until).toBeLessThanOrEqual(at + longestSuppression);
    }
  },
);

it('a day ends when the next begins, on the forest’s clock', () => {
  expect(endOfDay('2026-12-31', 'UTC')).toBe(Date.UTC(2027, 0, 1));
  // The night in which the clock goes back has an hour more.
  expect(endOfDay('2026-10-25', 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 23));
  expect(usualDay(Date.UTC(2026, 10, 24, 12), 'UTC')).toBe('2026-12-24');
});

it('the filter is in the address, and what no check is called is left out', () => {
  const filter = { severity: 'error', area: 'mfa', check: 'provider-retired', search: 'Jen' } as const;
  expect(checkAddress.read(checkAddress.write(filter))).toEqual(filter);
  expect(checkAddress.read(new URLSearchParams('severity=fatal&check=constructor&area=roles'))).toEqual({
    area: 'roles',
  });
});

it('files have no page of their own', () => {
  expect(addressOf({ kind: 'role', id: 'x' })).toBe('/roles/x');
  expect(addressOf({ kind: 'mfa', id: 'x' })).toBeNull();
});
