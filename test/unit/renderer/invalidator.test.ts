import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createInvalidator, createQueryClient } from '../../../renderer/api/query-client.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const known = () => {
  const client = createQueryClient();
  client.setQueryData(['events.list', {}], 1);
  client.setQueryData(['groups.list', {}], 1);
  const invalidated = vi.spyOn(client, 'invalidateQueries');
  const stale = (name: string) => client.getQueryState([name, {}])?.isInvalidated;
  return { changed: createInvalidator(client), invalidated, stale };
};

it('reads events again at once after one, and once for all of a burst', () => {
  const { changed, invalidated, stale } = known();
  changed(['events']);
  expect(invalidated).toHaveBeenCalledTimes(1);
  expect([stale('events.list'), stale('groups.list')]).toEqual([true, false]);
  for (let turn = 0; turn < 30; turn += 1) changed(['events']);
  expect(invalidated).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(500);
  expect(invalidated).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5000);
  expect(invalidated).toHaveBeenCalledTimes(2);
  changed(['events']);
  expect(invalidated).toHaveBeenCalledTimes(3);
});

it('reads what else changed at once, also within a burst of events', () => {
  const { changed, stale } = known();
  changed(['events']);
  changed(['events', 'groups']);
  expect(stale('groups.list')).toBe(true);
});
