import { type Command, makeCommand, type Value } from '../../../shared/cmdlets/command.ts';
import { groupRef, roleRef, userRef } from '../../../shared/cmdlets/refs.ts';
import type { RoleDraft } from '../../../shared/contract/pam.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import type { Group } from '../../../shared/domain/group.ts';
import type { RoleId } from '../../../shared/domain/ids.ts';
import type { PhoneReading } from '../../../shared/domain/phone-number.ts';
import type { User } from '../../../shared/domain/user.ts';
import { isTime } from './read-time.ts';

/** A person in a role, with the number as it is read. */
export interface RolePerson {
  user: User;
  phone: PhoneReading;
  canDial: boolean;
}

/** A role as the editor holds it: people and groups as objects, because the cmdlet names them by their accounts. */
export interface RoleForm {
  displayName: string;
  description: string;
  /** Seconds; NaN while what is typed is no number. */
  ttl: number;
  mfaEnabled: boolean;
  approvalEnabled: boolean;
  disableAutoApprovalIfOwner: boolean;
  availabilityWindowEnabled: boolean;
  /** `HH:mm`, or '' where none is set. */
  availableFrom: string;
  availableTo: string;
  candidates: RolePerson[];
  approvers: RolePerson[];
  privileges: Group[];
}
export type RoleField = keyof RoleForm;

/** The three lists, which a cmdlet replaces as a whole. */
export const listFields = ['candidates', 'approvers', 'privileges'] as const;
export type ListField = (typeof listFields)[number];
export const isListField = (field: RoleField): field is ListField =>
  (listFields as readonly string[]).includes(field);

/** The parameter of New- and Set-PAMRole that a field becomes, in the order of the form. */
export const parameterOf: Record<RoleField, string> = {
  displayName: 'DisplayName',
  description: 'Description',
  ttl: 'TTL',
  mfaEnabled: 'MFAEnabled',
  approvalEnabled: 'ApprovalEnabled',
  disableAutoApprovalIfOwner: 'DisableAutoApprovalIfOwner',
  availabilityWindowEnabled: 'AvailabilityWindowEnabled',
  availableFrom: 'AvailableFrom',
  availableTo: 'AvailableTo',
  candidates: 'Candidates',
  approvers: 'Approvers',
  privileges: 'Privileges',
};
export const roleFields = Object.keys(parameterOf) as RoleField[];

/** What each field is called on the page. */
export const fieldLabels: Record<RoleField, string> = {
  displayName: 'Name',
  description: 'Description',
  ttl: 'Longest activation',
  mfaEnabled: 'Phone call',
  approvalEnabled: 'Approval',
  disableAutoApprovalIfOwner: 'Approver who asks',
  availabilityWindowEnabled: 'Availability window',
  availableFrom: 'Available from',
  availableTo: 'Available to',
  candidates: 'Candidates',
  approvers: 'Approvers',
  privileges: 'Groups',
};

/** The field that an issue's path (`parameters.TTL`, `parameters.Candidates.1`) speaks of. */
export function fieldOfPath(path: string): RoleField | undefined {
  const name = /(?:^|\.)parameters\.([A-Za-z]+)/.exec(path)?.[1];
  return roleFields.find(field => parameterOf[field] === name);
}

/** An empty role. `ttl` is RoleDefaultDuration, seconds. */
export function emptyForm(ttl: number): RoleForm {
  return {
    displayName: '',
    description: '',
    ttl,
    mfaEnabled: false,
    approvalEnabled: false,
    disableAutoApprovalIfOwner: false,
    availabilityWindowEnabled: false,
    availableFrom: '',
    availableTo: '',
    candidates: [],
    approvers: [],
    privileges: [],
  };
}

/** The role that was read, as a form. `groups` are its privileges as `groups.get` answers them. */
export function formOf(
  { role, people }: Pick<Output<'roles.get'>, 'role' | 'people'>,
  groups: readonly Group[],
): RoleForm {
  const personOf = new Map(people.map(({ user, phone, canDial }) => [user.id, { user, phone, canDial }]));
  const persons = (ids: readonly User['id'][]) =>
    ids.map(id => personOf.get(id)).filter((person): person is RolePerson => person !== undefined);
  const { displayName, description, ttl, mfaEnabled, approvalEnabled, disableAutoApprovalIfOwner } = role;
  return {
    displayName,
    description,
    ttl,
    mfaEnabled,
    approvalEnabled,
    disableAutoApprovalIfOwner,
    availabilityWindowEnabled: role.availabilityWindowEnabled,
    availableFrom: role.availableFrom ?? '',
    availableTo: role.availableTo ?? '',
    candidates: persons(role.candidates),
    approvers: persons(role.approvers),
    privileges: groups.filter(group => role.privileges.includes(group.id)),
  };
}

/** The form as the engine and the sentence take it. `id` is null for a role that is not saved yet. */
export function draftOf(form: RoleForm, id: RoleId | null): RoleDraft {
  return {
    id,
    displayName: form.displayName.trim(),
    description: form.description.trim(),
    ttl: form.ttl,
    mfaEnabled: form.mfaEnabled,
    approvalEnabled: form.approvalEnabled,
    disableAutoApprovalIfOwner: form.disableAutoApprovalIfOwner,
    availabilityWindowEnabled: form.availabilityWindowEnabled,
    availableFrom: isTime(form.availableFrom) ? form.availableFrom : null,
    availableTo: isTime(form.availableTo) ? form.availableTo : null,
    candidates: form.candidates.map(person => person.user.id),
    approvers: form.approvers.map(person => person.user.id),
    privileges: form.privileges.map(group => group.id),
  };
}

/** The ids of a list field, sorted: the order in a role means nothing. */
function idsOf(form: RoleForm, field: ListField): string[] {
  const ids: string[] =
    field === 'privileges'
      ? form.privileges.map(group => group.id)
      : form[field].map(person => person.user.id);
  return ids.sort();
}

/** Whether a field differs between two states of the form. Blanks at the ends of a text are no difference. */
export function differs(field: RoleField, one: RoleForm, other: RoleForm): boolean {
  if (isListField(field)) return idsOf(one, field).join() !== idsOf(other, field).join();
  const [a, b] = [one[field], other[field]];
  if (typeof a === 'string' && typeof b === 'string') return a.trim() !== b.trim();
  return !Object.is(a, b);
}

/** The fields that were edited, in the order of the form. Hours that no window uses are not among them. */
export function changedFields(base: RoleForm, form: RoleForm): RoleField[] {
  return roleFields.filter(field => {
    const idle = (field === 'availableFrom' || field === 'availableTo') && !form.availabilityWindowEnabled;
    return !idle && differs(field, base, form);
  });
}

function valueOf(form: RoleForm, field: RoleField): Value | undefined {
  switch (field) {
    case 'candidates':
    case 'approvers':
      return form[field].map(person => userRef(person.user));
    case 'privileges':
      return form.privileges.map(groupRef);
    case 'ttl':
      return Number.isInteger(form.ttl) && form.ttl >= 0 ? form.ttl : undefined;
    default: {
      const value = form[field];
      return typeof value === 'string' ? value.trim() : value;
    }
  }
}

/** Set-PAMRole with what changed and nothing else; null where nothing did. A list that changed is given whole. */
export function setCommand(base: RoleForm, form: RoleForm): Command | null {
  const changed = changedFields(base, form);
  if (changed.length === 0) return null;
  const values = changed.map((field): [string, Value | undefined] => [
    parameterOf[field],
    valueOf(form, field),
  ]);
  return makeCommand('Set-PAMRole', {
    Role: roleRef({ displayName: base.displayName }),
    ...Object.fromEntries(values),
  });
}

/** New-PAMRole with all that the form holds. Empty lists and texts, and hours that no window uses, are left out. */
export function newCommand(form: RoleForm): Command {
  const values: Record<string, Value | undefined> = {};
  for (const field of roleFields) {
    const value = valueOf(form, field);
    const idle = (field === 'availableFrom' || field === 'availableTo') && !form.availabilityWindowEnabled;
    const empty = value === '' || (Array.isArray(value) && value.length === 0);
    if (field === 'displayName' || (!empty && !idle)) values[parameterOf[field]] = value;
  }
  return makeCommand('New-PAMRole', values);
}
