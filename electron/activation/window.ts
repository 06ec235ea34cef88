import { zoneOffset } from '../../shared/domain/time-zone.ts';

// The availability window is a time of day in the forest's zone: from inclusive, to exclusive (docs/decisions/gates.md).

const minute = 60_000;
const day = 24 * 60 * minute;
/** How far to look for a change of the zone's offset: an opening is never further away than two days. */
const horizon = 3 * day;

/** Times of day, `HH:mm`; null from is the day's beginning, null to its end. */
export interface WindowHours {
  from: string | null;
  to: string | null;
}

/** Whether the window is open at an instant, and the next change in milliseconds UTC; null where there is none. */
export type WindowState = { open: true; closesAt: number | null } | { open: false; opensAt: number | null };

/** The window at an instant. A window whose end is not after its beginning is never open. */
export function windowAt(hours: WindowHours, timeZone: string, at: number): WindowState {
  const from = minutesOf(hours.from, 0);
  const to = minutesOf(hours.to, 24 * 60);
  if (openFor(hours) === 0) return { open: false, opensAt: null };
  if (from === 0 && to === 24 * 60) return { open: true, closesAt: null };
  const isOpen = (instant: number) => {
    const now = Math.floor(mod(instant + zoneOffset(timeZone, instant), day) / minute);
    return from <= now && now < to;
  };
  if (isOpen(at)) return { open: true, closesAt: nextChange(timeZone, at, to, instant => !isOpen(instant)) };
  return { open: false, opensAt: nextChange(timeZone, at, from, isOpen) };
}

/** How long the window is open by the clock of a day, in seconds; 0 where it is never open. */
export function openFor({ from, to }: WindowHours): number {
  return Math.max(0, minutesOf(to, 24 * 60) - minutesOf(from, 0)) * 60;
}

/** `08:00–18:00` with the zone's name. */
export function windowInWords(hours: WindowHours, timeZone: string): string {
  return `${hours.from ?? '00:00'}–${hours.to ?? '24:00'} (${timeZone})`;
}

/**
 * The first instant after `at` at which the wall clock stands at `edge` (minutes of the day) or jumps past it, and `wanted` holds.
 * Within a stretch of one offset the wall clock runs evenly, so only the stretch's beginning and the edge itself can be it.
 */
function nextChange(
  timeZone: string,
  at: number,
  edge: number,
  wanted: (at: number) => boolean,
): number | null {
  for (let start = at; start < at + horizon;) {
    const end = offsetChange(timeZone, start) ?? at + horizon;
    if (start > at && wanted(start)) return start;
    const offset = zoneOffset(timeZone, start);
    const wall = start + offset;
    const today = wall - mod(wall, day) + edge * minute;
    const next = (today > wall ? today : today + day) - offset;
    if (next < end && wanted(next)) return next;
    // A day later in the same stretch: where the stretch began between two edges and the first is not wanted.
    if (next + day < end && wanted(next + day)) return next + day;
    start = end;
  }
  return null;
}

/** The first instant after `start`, within the horizon, at which the zone's offset is another; null where there is none. */
function offsetChange(timeZone: string, start: number): number | null {
  const before = zoneOffset(timeZone, start);
  const step = day / 2;
  for (let low = start; low < start + horizon; low += step) {
    if (zoneOffset(timeZone, low + step) === before) continue;
    let high = low + step;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (zoneOffset(timeZone, middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }
  return null;
}

function minutesOf(time: string | null, absent: number): number {
  if (time === null) return absent;
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
