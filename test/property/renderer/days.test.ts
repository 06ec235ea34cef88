import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, barsOf, dayOf, startOfDay } from '../../../renderer/components/days.ts';

// Zones of both hemispheres and odd offsets; in Beirut, Santiago and Havana midnight itself is skipped once a year, and Apia
// once skipped a whole day.
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'America/Santiago',
  'America/Havana',
  'Pacific/Chatham',
] as const;
const dates = fc.integer({ min: 0, max: 14_000 }).map(days => addDays('2000-01-01', days));

it('begins each day at its first moment', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), dates, (zone, date) => {
      const start = startOfDay(date, zone);
      expect(dayOf(start, zone)).toBe(date);
      expect(dayOf(start - 1, zone) < date).toBe(true);
    }),
    { numRuns: 400 },
  );
});

it.each([
  // The clock goes from 23:59 to 01:00.
  ['America/Santiago', '2023-09-03', Date.UTC(2023, 8, 3, 4)],
  ['Asia/Beirut', '2022-03-27', Date.UTC(2022, 2, 26, 22)],
  // In Havana 00:00 to 01:00 comes twice: the day begins at the first of them.
  ['America/Havana', '2023-11-05', Date.UTC(2023, 10, 5, 4)],
  ['Europe/Berlin', '2025-03-30', Date.UTC(2025, 2, 29, 23)],
])('begins the day in %s on %s', (zone, date, start) => {
  expect(startOfDay(date, zone)).toBe(start);
});

it('draws each day once, in order, and loses no event of the range', () => {
  const counts = fc.array(
    fc.record({
      back: fc.nat(60),
      severity: fc.constantFrom('Error', 'Warning', 'Information'),
      count: fc.nat(50),
    }),
  );
  fc.assert(
    fc.property(dates, counts, (last, list) => {
      const days = list
        .map(({ back, severity, count }) => ({ day: addDays(last, -back), severity, count }))
        .sort((a, b) => (a.day < b.day ? -1 : 1));
      const bars = barsOf(days, last, 28, 42);
      expect(bars.length).toBeGreaterThanOrEqual(28);
      expect(bars.length).toBeLessThanOrEqual(42);
      expect(bars.at(-1)?.date).toBe(last);
      bars.slice(1).forEach((bar, at) => expect(bar.date).toBe(addDays(bars[at]?.date ?? '', 1)));
      const drawn = bars.reduce((sum, bar) => sum + bar.Error + bar.Warning + bar.Information, 0);
      const first = bars[0]?.date ?? '';
      expect(drawn).toBe(days.filter(day => day.day >= first).reduce((sum, day) => sum + day.count, 0));
    }),
  );
});
