/** A time of day, or a date with a time. Hours 0–23, months and days from 1. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}
export interface CalendarTime extends ClockTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * What a datetime parameter's text says:
 *
 * - time     a time of day without a date ('20:00')
 * - local    a date and time on some clock that the text does not name ('2026-07-11 23:40', '2026/07/11')
 * - instant  a moment, because the text names its offset ('2026-07-11T23:40:00Z'); `ms` is milliseconds UTC since 1970
 */
export type DateTimeReading =
  | ({ readonly kind: 'time' } & ClockTime)
  | ({ readonly kind: 'local' } & CalendarTime)
  | { readonly kind: 'instant'; readonly ms: number };

/** What a person may write, for messages. */
export const dateTimeForms = ["'20:00'", "'2026-07-11 23:40'", "'2026-07-11T23:40:00Z'"] as const;

const time = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?`;
const timeOnly = new RegExp(`^${time}(?: ?([AaPp])[Mm])?$`);
const dateAndTime = new RegExp(
  String.raw`^(\d{4})([-/])(\d{2})\2(\d{2})(?:[Tt ]${time})?([Zz]|[+-]\d{2}:\d{2})?$`,
);

function clock(hourText: string, minuteText: string, secondText = '0', half?: string): ClockTime | null {
  let hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  return hour > 23 || minute > 59 || second > 59 ? null : { hour, minute, second };
}

function offsetMinutes(text: string): number | null {
  if (text.toUpperCase() === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4));
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** `Date.UTC` takes the years 0 to 99 for 1900 to 1999; this does not. */
function utc(year: number, month: number, day: number, ...time: [number, number, number, number]): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(...time);
  return date;
}

/**
 * Reads a datetime as a command holds it: the text that was given, which is never rewritten. Understood are times of day
 * (24 hours, or AM and PM), year-month-day dates with - or /, and ISO 8601 with Z or an offset. Day-month and
 * month-day orders are not, because nobody can tell them apart. Null for anything else and for dates that do not exist.
 */
export function readDateTime(text: string): DateTimeReading | null {
  const only = timeOnly.exec(text.trim());
  if (only !== null) {
    const reading = clock(only[1] ?? '', only[2] ?? '', only[3], only[5]);
    return reading === null || only[4] !== undefined ? null : { kind: 'time', ...reading };
  }
  const match = dateAndTime.exec(text.trim());
  if (match === null) return null;
  const year = Number(match[1]);
  const month = Number(match[3]);
  const day = Number(match[4]);
  const reading = clock(match[5] ?? '0', match[6] ?? '0', match[7]);
  const date = utc(year, month, day, 0, 0, 0, 0);
  if (reading === null || year < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  const zone = match[9];
  if (zone === undefined) return { kind: 'local', year, month, day, ...reading };
  const offset = offsetMinutes(zone);
  // A date alone with an offset, or slashes with one, is no notation of anybody's.
  if (offset === null || match[5] === undefined || match[2] === '/') return null;
  const milliseconds = Number((match[8] ?? '').padEnd(3, '0').slice(0, 3));
  const { hour, minute, second } = reading;
  return {
    kind: 'instant',
    ms: utc(year, month, day, hour, minute - offset, second, milliseconds).getTime(),
  };
}
