import { zoneOffset } from '../../shared/domain/time-zone.ts';

const day = 86_400_000;

/** The zone's wall clock at a moment, as if it were UTC, in milliseconds. */
const wallClock = (at: number, timeZone: string) => at + zoneOffset(timeZone, at);

/** `yyyy-mm-dd` of a moment (milliseconds UTC) in a zone. */
export function dayOf(at: number, timeZone: string): string {
  return new Date(wallClock(at, timeZone)).toISOString().slice(0, 10);
}

/** The first moment of a day in a zone, milliseconds UTC: midnight, or what the clock shows first where midnight is skipped. */
export function startOfDay(date: string, timeZone: string): number {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // The zone's offset may change between the first guess and the day's start: twice is enough, as no zone changes twice a day.
  let at = midnight;
  for (let turn = 0; turn < 2; turn += 1) at += midnight - wallClock(at, timeZone);
  // A skipped midnight is read as 23:00 or 01:00: the day begins at the first minute that is in it.
  while (dayOf(at, timeZone) < date) at += 15 * 60_000;
  while (dayOf(at - 60_000, timeZone) === date) at -= 15 * 60_000;
  return at;
}

/** The date some days later (or earlier). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

export interface DayBar {
  date: string;
  Error: number;
  Warning: number;
  Information: number;
}

/**
 * One bar for each day up to the last, also for those without events: at least `least` of them, so that a young forest's
 * days are not drawn as slabs, at most `most`, the latest.
 */
export function barsOf(
  days: readonly { day: string; severity: string; count: number }[],
  last: string,
  least: number,
  most: number,
): DayBar[] {
  const wanted = addDays(last, 1 - least);
  const first = days[0] === undefined || days[0].day > wanted ? wanted : days[0].day;
  const earliest = addDays(last, 1 - most);
  const bars = new Map<string, DayBar>();
  for (let date = first > earliest ? first : earliest; date <= last; date = addDays(date, 1))
    bars.set(date, { date, Error: 0, Warning: 0, Information: 0 });
  for (const { day: date, severity, count } of days) {
    const bar = bars.get(date);
    if (bar !== undefined && (severity === 'Error' || severity === 'Warning' || severity === 'Information'))
      bar[severity] += count;
  }
  return [...bars.values()];
}
