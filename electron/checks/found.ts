import { checkPipeline, makeCommand, type Command, type Value } from '../../shared/cmdlets/command.ts';
import { roleRef, userRef } from '../../shared/cmdlets/refs.ts';
import type { CheckFix } from '../../shared/contract/checks.ts';
import type { CheckId } from '../../shared/domain/check-catalogue.ts';
import type { CheckObject } from '../../shared/domain/check.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import { personName } from '../activation/words.ts';
import type { Facts } from './facts.ts';

/** What a rule finds. */
export interface Found {
  check: CheckId;
  object: CheckObject;
  /** Who, which role, since when. */
  sentence: string;
  fix: CheckFix | null;
  /** Where the finding knows better than the catalogue. */
  remedy?: string;
  /** Ids of other objects on whose pages it belongs as well. */
  concerns?: readonly string[];
}

/** A rule: pure, of facts alone, in time linear in them. */
export type Rule = (facts: Facts) => Found[];

export const aboutRole = (role: Role): CheckObject => ({ kind: 'role', id: role.id, name: role.displayName });
export const aboutUser = (user: User): CheckObject => ({ kind: 'user', id: user.id, name: personName(user) });

export const goTo = (label: string, address: string): CheckFix => ({ kind: 'navigate', label, address });
export const openRole = (role: Role): CheckFix => goTo('Open role', `/roles/${role.id}`);
export const openUser = (user: User): CheckFix => goTo('Open user', `/users/${user.id}`);

/** Set-PAMRole as it stands, or the role's page where the line would not be taken. */
export function setRole(label: string, role: Role, values: Record<string, Value>): CheckFix {
  return cmdletOr(openRole(role), label, makeCommand('Set-PAMRole', { Role: roleRef(role), ...values }));
}

/** Set-PAMUser as it stands, or the user's page where the line would not be taken. */
export function setUser(label: string, user: User, values: Record<string, Value>): CheckFix {
  return cmdletOr(openUser(user), label, makeCommand('Set-PAMUser', { User: userRef(user), ...values }));
}

function cmdletOr(otherwise: CheckFix, label: string, command: Command): CheckFix {
  const pipeline = [command];
  return checkPipeline(pipeline).length === 0 ? { kind: 'cmdlet', label, pipeline } : otherwise;
}

/** `R`, `R and S`, `R, S and T`; beyond five the rest is counted. `total` where `names` are only the first few of them. */
export function allOf(names: readonly string[], total = names.length): string {
  if (total > 5) return `${names.slice(0, 4).join(', ')} and ${total - 4} others`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

export function named(roles: readonly Role[]): string {
  return allOf(
    roles.slice(0, 5).map(role => role.displayName),
    roles.length,
  );
}
