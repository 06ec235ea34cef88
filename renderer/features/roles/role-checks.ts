import type { PamConfiguration } from '../../../shared/domain/configuration.ts';
import { describeReading } from '../../../shared/domain/phone-number.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { isTime } from './read-time.ts';
import { personName, type RoleField, type RoleForm, type RolePerson } from './role-form.ts';

export type Limits = Pick<
  PamConfiguration,
  'roleMinimalDuration' | 'roleMaximalDuration' | 'roleDefaultDuration'
>;

/** The limits of the PAM configuration in words. */
export function limitsInWords(limits: Limits): string {
  return `${durationInWords(limits.roleMinimalDuration)} to ${durationInWords(limits.roleMaximalDuration)}`;
}

type Issues = Partial<Record<RoleField, string>>;

/**
 * What would be refused, by field, before it is sent. `base` is the role as it was read, or null for a new one: a TTL that is
 * not edited is left alone, although the limits may have moved since.
 */
export function issuesOf(base: RoleForm | null, form: RoleForm, limits: Limits): Issues {
  const issues: Issues = {};
  if (form.displayName.trim() === '') issues.displayName = 'Give the role a name: people ask for it by name.';
  if (form.description.trim().length > 4096)
    issues.description = 'The description is longer than 4,096 characters. Shorten it.';
  const ttl = ttlIssue(base, form, limits);
  if (ttl !== undefined) issues.ttl = ttl;
  if (form.availabilityWindowEnabled) {
    const { availableFrom: from, availableTo: to } = form;
    const hours = 'Write it as 08:00, from 00:00 to 23:59.';
    if (!isTime(from)) issues.availableFrom = from === '' ? 'Enter when the window opens.' : hours;
    if (!isTime(to)) issues.availableTo = to === '' ? 'Enter when the window closes.' : hours;
    if (isTime(from) && isTime(to) && to <= from)
      issues.availableTo = `${to} is not after ${from}, and MIM has no window over midnight. Choose a later end, or make two roles.`;
  }
  return issues;
}

/** Those that are said before the first try to save: a field that nobody has reached yet is not called wrong. */
export function earlyIssues(issues: Issues, form: RoleForm): Issues {
  return Object.fromEntries(Object.entries(issues).filter(([field]) => form[field as RoleField] !== ''));
}

function ttlIssue(base: RoleForm | null, { ttl }: RoleForm, limits: Limits): string | undefined {
  if (!Number.isInteger(ttl)) return 'Enter a whole number.';
  if (base !== null && base.ttl === ttl) return undefined;
  return ttl < limits.roleMinimalDuration || ttl > limits.roleMaximalDuration
    ? `The PAM configuration allows ${limitsInWords(limits)}.`
    : undefined;
}

/** Candidates of a role that asks for a call and who cannot be called. */
export interface Unreachable {
  /** MFA or their candidacy is new: saving is refused because of them. */
  refused: RolePerson[];
  /** They were there before: a finding, which does not stop other changes. */
  known: RolePerson[];
}

export function unreachableOf(base: RoleForm | null, form: RoleForm): Unreachable {
  if (!form.mfaEnabled) return { refused: [], known: [] };
  const before = new Set(base?.mfaEnabled === true ? base.candidates.map(person => person.user.id) : []);
  const without = form.candidates.filter(person => !person.canDial);
  return {
    refused: without.filter(person => !before.has(person.user.id)),
    known: without.filter(person => before.has(person.user.id)),
  };
}

/** Why the role cannot be saved although every field is right, or null. */
export function offBecause(base: RoleForm | null, form: RoleForm): string | null {
  const { refused } = unreachableOf(base, form);
  if (refused.length === 0) return null;
  const names = refused.map(personName).join(', ');
  return `A phone call cannot be asked: ${names} cannot be called. Give them a number, or take them off.`;
}

/** How a person's number is read, and whether it can be called, in one sentence. */
export function numberInWords({ phone, canDial }: Pick<RolePerson, 'phone' | 'canDial'>): string {
  const reading = describeReading(phone);
  return phone.kind === 'number' && !canDial ? `${reading} The phone provider cannot dial it.` : reading;
}

/** What is allowed and probably not meant. Nothing here stops a save. */
export function warningsOf(form: RoleForm): string[] {
  const warnings: string[] = [];
  const { candidates, approvers } = form;
  if (!form.mfaEnabled && !form.approvalEnabled)
    warnings.push(
      'No gate is on: every candidate is activated at once, without a call and without an approval.',
    );
  if (form.approvalEnabled && approvers.length === 0)
    warnings.push('Approval is on and there is no approver: every request will be refused. Add an approver.');
  const [only] = approvers;
  if (
    form.approvalEnabled &&
    only !== undefined &&
    approvers.length === 1 &&
    candidates.length === 1 &&
    candidates[0]?.user.id === only.user.id
  ) {
    const name = personName(only);
    warnings.push(
      form.disableAutoApprovalIfOwner
        ? `${name} is the only approver and the only candidate, so nobody can ever approve. Add another approver.`
        : `${name} is the only approver and the only candidate, so each request approves itself. Add another approver.`,
    );
  }
  if (candidates.length === 0) warnings.push('There is no candidate, so nobody can ask for the role.');
  if (form.privileges.length === 0) warnings.push('There is no group, so an activation grants nothing.');
  const idle = form.privileges.filter(group => !group.active).map(group => group.privDisplayName);
  if (idle.length > 0) warnings.push(`Not active for activation, and so not granted: ${idle.join(', ')}.`);
  const disabled = candidates.filter(person => !person.user.privAccountActive).map(personName);
  if (disabled.length > 0)
    warnings.push(`The PRIV account is not active, so an activation is refused: ${disabled.join(', ')}.`);
  return warnings;
}
