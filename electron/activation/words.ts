import type { User } from '../../shared/domain/user.ts';
import { zoneOffset } from '../../shared/domain/time-zone.ts';

/** How a person is named in a sentence: the display name, or the account where there is none. */
export function personName(user: Pick<User, 'sourceDisplayName' | 'privAccountName'>): string {
  return user.sourceDisplayName || user.privAccountName;
}

/** The name and the account in PRIV, as the history has it: `Jen (PRIV.Jen)`. */
export function fullName(user: Pick<User, 'sourceDisplayName' | 'privAccountName'>): string {
  return user.sourceDisplayName
    ? `${user.sourceDisplayName} (${user.privAccountName})`
    : user.privAccountName;
}

/** `Pat`, `Pat or Kim`, `Pat, Kim or Lee`; beyond five names the rest is counted. */
export function anyOf(names: readonly string[]): string {
  if (names.length > 5) return `${names.slice(0, 4).join(', ')} or one of ${names.length - 4} others`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** A moment on the forest's clock, seconds only where there are some: `2026-11-24 08:00 (Europe/Berlin)`. */
export function localTime(at: number, timeZone: string): string {
  return `${wallClock(at, timeZone)} (${timeZone})`;
}

/** A moment for the history, on the forest's clock and in UTC. */
export function momentInWords(at: number, timeZone: string): string {
  return `${wallClock(at, timeZone)} ${timeZone} (${dateOf(at)}T${timeOf(at, true)}Z)`;
}

function wallClock(at: number, timeZone: string): string {
  const wall = at + zoneOffset(timeZone, at);
  return `${dateOf(wall)} ${timeOf(wall, Math.floor(wall / 1000) % 60 !== 0)}`;
}

const day = 86_400_000;
/** The last day that was asked for: moments that are written together are mostly of one, and a date costs more than all the rest. */
let lastDay = { number: 0, text: '1970-01-01' };

function dateOf(at: number): string {
  const number = Math.floor(at / day);
  if (number !== lastDay.number) {
    lastDay = { number, text: new Date(number * day).toISOString().slice(0, 10) };
  }
  return lastDay.text;
}

function timeOf(at: number, withSeconds: boolean): string {
  const seconds = Math.floor(at / 1000) - Math.floor(at / day) * 86_400;
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return withSeconds ? `${time}:${two(seconds % 60)}` : time;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
