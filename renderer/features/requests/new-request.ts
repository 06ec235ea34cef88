import { type Command, makeCommand } from '../../../shared/cmdlets/command.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { instantOf } from '../../../shared/domain/time-zone.ts';

/** The longest justification: what MIM's own portal takes. */
export const longestJustification = 400;

/** How long and from when, as a form holds it. */
export interface StartForm {
  /** Seconds; NaN while what is typed is no number. */
  ttl: number;
  later: boolean;
  /** `YYYY-MM-DD` and `HH:mm` on the forest's clock; used where `later`. */
  date: string;
  time: string;
}

/** A request as its form holds it. */
export interface RequestForm extends StartForm {
  justification: string;
}

/** The start that is asked for: null for now, undefined where the fields name no moment. Milliseconds UTC. */
export function startOf(form: StartForm, timeZone: string): number | null | undefined {
  if (!form.later) return null;
  return instantOf(form.date, form.time, timeZone) ?? undefined;
}

export type RequestIssues = Partial<Record<'ttl' | 'start' | 'justification', string>>;

/** What is wrong with the start, or undefined. `now` is milliseconds UTC. */
export function startIssue(form: StartForm, timeZone: string, now: number): string | undefined {
  const start = startOf(form, timeZone);
  if (start === undefined)
    return form.date === '' || form.time === ''
      ? 'Enter the date and the time of the start.'
      : `The forest’s clock (${timeZone}) never shows this date and time. Write the time as 08:00; in spring an hour is skipped.`;
  return start !== null && start <= now
    ? 'This moment is past. Choose a later one, or start now.'
    : undefined;
}

/** What would be refused before a gate is asked. `now` is milliseconds UTC. */
export function requestIssues(
  form: RequestForm,
  role: Pick<Role, 'ttl' | 'displayName'>,
  timeZone: string,
  now: number,
): RequestIssues {
  const issues: RequestIssues = {};
  if (!Number.isInteger(form.ttl) || form.ttl < 1) issues.ttl = 'Enter a whole number above 0.';
  else if (form.ttl > role.ttl)
    issues.ttl = `${role.displayName} allows ${durationInWords(role.ttl)}. Ask for that or less.`;
  const start = startIssue(form, timeZone, now);
  if (start !== undefined) issues.start = start;
  if (form.justification.length > longestJustification)
    issues.justification = `At most ${String(longestJustification)} characters; these are ${String(form.justification.length)}.`;
  return issues;
}

/**
 * New-PAMRequest: the duration only where it differs from the role's, the start as UTC, which no clock can read two ways.
 */
export function requestCommand(
  form: RequestForm,
  role: Pick<Role, 'ttl' | 'displayName'>,
  timeZone: string,
): Command {
  const start = startOf(form, timeZone);
  const justification = form.justification.trim();
  return makeCommand('New-PAMRequest', {
    RoleDisplayName: role.displayName,
    Justification: justification === '' ? undefined : justification,
    RequestedTTL: Number.isInteger(form.ttl) && form.ttl >= 0 && form.ttl !== role.ttl ? form.ttl : undefined,
    RequestedTime:
      start === null || start === undefined ? undefined : new Date(start).toISOString().replace('.000Z', 'Z'),
  });
}

/** The next full hour after a moment, for a field's first value. */
export function nextHour(at: number): number {
  const hour = 3_600_000;
  return Math.floor(at / hour) * hour + hour;
}
