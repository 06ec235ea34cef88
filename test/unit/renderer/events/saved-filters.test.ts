import { expect, it } from 'vitest';
import { appliedFilter, toSave, wrongName } from '../../../../renderer/features/events/saved-filters.ts';
import { startOfDay } from '../../../../renderer/components/days.ts';
import { eventCatalogue } from '../../../../shared/domain/event-catalogue.ts';
import { builtInFilters, savedFilters } from '../../../../shared/domain/saved-filter.ts';

const timeZone = 'Europe/Berlin';
const on = { today: '2026-11-24', timeZone, forest: '/f' };

it('keeps a time that is open at its end as days up to today, and applies it on another day', () => {
  const saved = toSave(' Calls ', { ids: [101], from: startOfDay('2026-11-18', timeZone) }, on);
  expect(saved).toEqual({ name: 'Calls', filter: { ids: [101] }, lastDays: 7, forest: null });
  expect(appliedFilter(saved, '2026-12-01', timeZone)).toEqual({
    ids: [101],
    from: startOfDay('2026-11-25', timeZone),
  });
});

it('keeps days that have an end as they are, and what is of one forest with it', () => {
  const filter = { from: 1, to: 2, roleId: 'r' as never };
  const saved = toSave('R', filter, on);
  expect(saved).toEqual({ name: 'R', filter, lastDays: null, forest: '/f' });
  expect(appliedFilter(saved, '2026-12-01', timeZone)).toEqual(filter);
});

it('takes each name once, in any case', () => {
  const one = toSave('Calls', {}, on);
  expect(wrongName(' calls ', [one])).toMatch(/has this name/);
  expect(wrongName(' ', [])).toMatch(/a name/);
  expect(savedFilters.safeParse([one, { ...one, name: 'CALLS' }]).success).toBe(false);
});

it('has built-in filters of events that there are', () => {
  expect(savedFilters.safeParse(builtInFilters).success).toBe(true);
  for (const { filter } of builtInFilters)
    for (const id of filter.ids ?? []) expect(Object.keys(eventCatalogue)).toContain(String(id));
});
