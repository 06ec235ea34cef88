import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createInvalidator, createQueryClient } from '../../../renderer/api/query-client.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('reads again at once after one change, and once for all of a burst', () => {
  const client = createQueryClient();
  client.setQueryData(['events.list', {}], 1);
  client.setQueryData(['groups.list', {}], 1);
  const invalidated = vi.spyOn(client, 'invalidateQueries');
  const changed = createInvalidator(client);
  const stale = (name: string) => client.getQueryState([name, {}])?.isInvalidated;
  changed(['events']);
  expect(invalidated).toHaveBeenCalledTimes(1);
  expect([stale('events.list'), stale('groups.list')]).toEqual([true, false]);
  for (let turn = 0; turn < 30; turn += 1) changed(['events', 'groups']);
  expect(invalidated).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(500);
  expect(invalidated).toHaveBeenCalledTimes(2);
  expect(stale('groups.list')).toBe(true);
  vi.advanceTimersByTime(5000);
  expect(invalidated).toHaveBeenCalledTimes(2);
  changed(['events']);
  expect(invalidated).toHaveBeenCalledTimes(3);
});
