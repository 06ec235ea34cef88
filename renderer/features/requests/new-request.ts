import { type Command, makeCommand } from '../../../shared/cmdlets/command.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { instantOf } from '../../../shared/domain/time-zone.ts';

/** The longest justification: what MIM's own portal takes. */
export const longestJustification = 400;

/** A request as its form holds it. */
export interface RequestForm {
  /** Seconds; NaN while what is typed is no number. */
  ttl: number;
  later: boolean;
  /** `YYYY-MM-DD` and `HH:mm` on the forest's clock; used where `later`. */
  date: string;
  time: string;
  justification: string;
}

/** The start that is asked for: null for now, undefined where the fields name no moment. Milliseconds UTC. */
export function startOf(form: RequestForm, timeZone: string): number | null | undefined {
  if (!form.later) return null;
  return instantOf(form.date, form.time, timeZone) ?? undefined;
}

export type RequestIssues = Partial<Record<'ttl' | 'start' | 'justification', string>>;

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
  const start = startOf(form, timeZone);
  if (start === undefined)
    issues.start =
      form.date === '' || form.time === ''
        ? 'Enter the date and the time of the start.'
        : `The forest’s clock (${timeZone}) never shows this date and time. Write the time as 08:00; in spring an hour is skipped.`;
  else if (start !== null && start <= now)
    issues.start = 'This moment is past. Choose a later one, or start now.';
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
