import type { PamConfiguration } from '../../shared/domain/configuration.ts';
import type { DeliveryFact } from '../../shared/domain/forwarding.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { Dialling } from '../../shared/domain/phone-number.ts';
import type { PhoneStanding } from '../../shared/domain/phone-standing.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';

/** How long an approval is waited for where no start was asked for, in milliseconds (docs/decisions, approval). */
export const approvalPatience = 24 * 3_600_000;

/** All that an activation depends on. Times are milliseconds UTC, durations seconds. */
export interface Question {
  role: Role;
  user: User;
  /** The role's approvers that the store still has. */
  approvers: readonly User[];
  /** The role's privileges. */
  privileges: readonly Group[];
  limits: Pick<PamConfiguration, 'roleMinimalDuration' | 'roleMaximalDuration'>;
  /** IANA name: the clock of the availability window. */
  timeZone: string;
  /** What the provider makes of the user's number. */
  dialling: Dialling;
  /** Whether the user is blocked from calls, or may go on once without one; null is neither. */
  standing: PhoneStanding | null;
  now: number;
  /** Seconds asked for; null is the role's TTL, 0 asks to end the role's activation. */
  ttl: number | null;
  /** The start asked for; null or past is now. */
  requestedTime: number | null;
  /** The user's other open requests. */
  existing: readonly Request[];
  /** Where the site lets activations depend on the forwarding of the history: how that stands. */
  delivery?: DeliveryFact | null;
  /** What this request has behind it already, when it is asked again at its start or after a decision. */
  done: { mfa: boolean; approval: boolean };
}

/** When an approval asked now lapses: a day later, or with the time that was asked for, counted from no earlier than now. */
export function lapseOf(now: number, requestedTime: number | null, ttl: number): number {
  return requestedTime === null ? now + approvalPatience : Math.max(now, requestedTime) + ttl * 1000;
}

/** The groups that an activation gives: those that are "active for activation" (Set-PAMGroup). */
export function usableGroups(privileges: readonly Group[]): Group[] {
  return privileges.filter(group => group.active);
}
