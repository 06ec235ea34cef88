import { dateTimeForms, readDateTime } from '../../shared/cmdlets/datetime.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { instantOfWall, zoneOffset } from '../../shared/domain/time-zone.ts';

const day = 86_400_000;

/** Midnight of the zone's day that holds `at`. */
export function startOfDay(at: number, timeZone: string): number {
  const wall = at + zoneOffset(timeZone, at);
  return instantOfWall(wall - (((wall % day) + day) % day), timeZone);
}

/** The day of the zone that holds `at`, yyyy-mm-dd. */
export function dayOf(at: number, timeZone: string): string {
  return new Date(at + zoneOffset(timeZone, at)).toISOString().slice(0, 10);
}

/** The moment that a `-RequestedTime` means: a text without an offset is on the forest's clock, a time alone is today's. */
export function readMoment(text: string, timeZone: string, now: number): number {
  const reading = readDateTime(text);
  switch (reading?.kind) {
    case undefined:
      throw new AppError(
        'BAD_REQUEST',
        `${text} is not a date and time. Write it as ${dateTimeForms.join(', ')}.`,
        {
          issues: [{ path: 'parameters.RequestedTime', message: `Write it as ${dateTimeForms.join(', ')}.` }],
        },
      );
    case 'instant':
      return reading.ms;
    case 'time': {
      const [hours, minutes, seconds] = [reading.hour, reading.minute, reading.second];
      const today = Date.parse(`${dayOf(now, timeZone)}T00:00:00Z`);
      return instantOfWall(today + ((hours * 60 + minutes) * 60 + seconds) * 1000, timeZone);
    }
    case 'local': {
      const { year, month, day: date, hour, minute, second } = reading;
      return instantOfWall(Date.UTC(year, month - 1, date, hour, minute, second), timeZone);
    }
  }
}
