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
  return `${wallClock(at, timeZone)} ${timeZone} (${new Date(at).toISOString().slice(0, 19)}Z)`;
}

function wallClock(at: number, timeZone: string): string {
  const wall = new Date(at + zoneOffset(timeZone, at)).toISOString();
  return `${wall.slice(0, 10)} ${wall.slice(11, wall.slice(17, 19) === '00' ? 16 : 19)}`;
}
