import { AppError } from '../contract/errors.ts';

// Zones come from Intl only, which answers the wall clock of an instant; the instant of a wall clock is searched for, because on
// a daylight-saving day an hour is missing or comes twice.

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, made);
    return made;
  } catch {
    throw new AppError(
      'BAD_REQUEST',
      `The time zone “${timeZone}” is not known, so no availability window can be read. Set the forest’s time zone to an IANA name such as Europe/Berlin.`,
    );
  }
}

/** The wall clock of a zone at a moment (milliseconds UTC), as if it were UTC, in whole seconds. */
function wallAt(timeZone: string, at: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** No zone changes its offset twice within this, so one that is the same at both of its ends is the same all through. */
const stretch = 6 * 3_600_000;
/** Offsets by stretch of time, of each zone: formatting a moment takes a hundred times as long as looking here. */
const offsets = new Map<string, Map<number, number | null>>();
const mostStretches = 20_000;

/** Milliseconds to add to UTC for the zone's wall clock. Throws AppError BAD_REQUEST for a name that is no IANA zone. */
export function zoneOffset(timeZone: string, at: number): number {
  const known = offsets.get(timeZone) ?? new Map<number, number | null>();
  const which = Math.floor(at / stretch);
  let offset = known.get(which);
  if (offset === undefined) {
    const first = formattedOffset(timeZone, which * stretch);
    offset = first === formattedOffset(timeZone, (which + 1) * stretch - 1) ? first : null;
    if (known.size >= mostStretches) known.clear();
    offsets.set(timeZone, known.set(which, offset));
  }
  return offset ?? formattedOffset(timeZone, at);
}

function formattedOffset(timeZone: string, at: number): number {
  return wallAt(timeZone, at) - Math.floor(at / 1000) * 1000;
}

/** The instant at which a wall clock of the zone shows `wall` (milliseconds as if it were UTC). In a skipped hour, the later side. */
export function instantOfWall(wall: number, timeZone: string): number {
  return wall - zoneOffset(timeZone, wall - zoneOffset(timeZone, wall));
}

/** True for a name that Intl knows as a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What a clock in the zone shows: `2026-07-11` and `23:40`. */
export function wallClock(timeZone: string, at: number): { date: string; time: string } {
  const text = new Date(wallAt(timeZone, at)).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

/**
 * The moment (milliseconds UTC) at which a clock in the zone (IANA name) shows this date (`YYYY-MM-DD`) and time (`HH:mm`).
 * Of a time that comes twice, the first. Null for a time that the clock skips, and for what is no date or time.
 */
export function instantOf(date: string, time: string, timeZone: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null;
  const wanted = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wanted)) return null;
  // No zone is further from UTC than 15 hours, and none changes its offset twice within these.
  const reach = 15 * 3_600_000;
  const around = [wanted - reach, wanted + reach].map(at => wallAt(timeZone, at) - at);
  const fitting = around.map(offset => wanted - offset).filter(at => wallAt(timeZone, at) === wanted);
  return fitting.length === 0 ? null : Math.min(...fitting);
}
