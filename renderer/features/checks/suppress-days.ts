import { dayOf, startOfDay } from '../../components/days.ts';

const day = 86_400_000;

/** The last day (yyyy-mm-dd, in the zone) to which a finding can be suppressed: the same date a year on. */
export function lastDay(now: number, timeZone: string): string {
  return dayOf(now + 365 * day, timeZone);
}

/** What the form proposes: a month. */
export function usualDay(now: number, timeZone: string): string {
  return dayOf(now + 30 * day, timeZone);
}

/** The moment at which a day of the zone is over, milliseconds UTC. */
export function endOfDay(date: string, timeZone: string): number {
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + day).toISOString().slice(0, 10);
  return startOfDay(next, timeZone);
}
