import type { EventFilter } from '../../../shared/domain/event.ts';
import type { SavedFilter } from '../../../shared/domain/saved-filter.ts';
import { addDays, dayOf, startOfDay } from '../../components/days.ts';
import { without } from './history-filter.ts';

/** The filter as it is applied on a day: its last days end with it. */
export function appliedFilter(
  { filter, lastDays }: SavedFilter,
  today: string,
  timeZone: string,
): EventFilter {
  if (lastDays === null) return filter;
  return { ...without(filter, 'from', 'to'), from: startOfDay(addDays(today, 1 - lastDays), timeZone) };
}

/** What is kept of a filter: one that has a first day and no last one is kept as so many days up to today. */
export function toSave(
  name: string,
  filter: EventFilter,
  on: { today: string; timeZone: string; forest: string },
): SavedFilter {
  const { from, to, userId, roleId, requestId } = filter;
  const open = from !== undefined && to === undefined && dayOf(from, on.timeZone) <= on.today;
  const days = open ? Date.parse(on.today) - Date.parse(dayOf(from, on.timeZone)) : 0;
  const lastDays = open ? Math.min(3660, Math.round(days / 86_400_000) + 1) : null;
  const ofForest = [userId, roleId, requestId].some(id => id !== undefined);
  return {
    name: name.trim(),
    filter: open ? without(filter, 'from') : filter,
    lastDays,
    forest: ofForest ? on.forest : null,
  };
}

/** Why a name cannot be taken, or undefined. */
export function wrongName(name: string, others: readonly SavedFilter[]): string | undefined {
  const text = name.trim().toLowerCase();
  if (text === '') return 'Give the filter a name.';
  if (others.some(other => other.name.toLowerCase() === text)) return 'A filter of yours has this name.';
  return undefined;
}
