import { type Command, makeCommand, type Value } from '../../../shared/cmdlets/command.ts';
import { groupRef, roleRef, userRef } from '../../../shared/cmdlets/refs.ts';
import type { RoleDraft } from '../../../shared/contract/pam.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import type { Group } from '../../../shared/domain/group.ts';
import type { RoleId } from '../../../shared/domain/ids.ts';
import type { PhoneReading } from '../../../shared/domain/phone-number.ts';
import type { User } from '../../../shared/domain/user.ts';
import type { ListRule } from '../../components/list-rule.ts';
import {
  changedFields,
  changedParameters,
  fieldsOf,
  type FormSpec,
  parameterValue,
} from '../../components/object-form.ts';
import { isTime } from './read-time.ts';

/** A person in a role, with the number as it is read. */
export interface RolePerson {
  user: User;
  phone: PhoneReading;
  canDial: boolean;
}

export const personName = ({ user }: RolePerson): string => user.sourceDisplayName || user.privAccountName;

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

const personRule: ListRule<RolePerson> = {
  id: person => person.user.id,
  name: personName,
  ref: person => userRef(person.user),
};

/** What New- and Set-PAMRole take, in the order of the form. */
export const roleSpec: FormSpec<RoleForm> = {
  parameterOf: {
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
  },
  labels: {
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
  },
  lists: {
    candidates: personRule,
    approvers: personRule,
    privileges: { id: group => group.id, name: group => group.privDisplayName, ref: groupRef },
  },
  idle: (field, form) =>
    (field === 'availableFrom' || field === 'availableTo') && !form.availabilityWindowEnabled,
};

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

/** What a new role begins with that is made like another: all of it but the name, which tells roles apart. */
export function formLike(form: RoleForm): RoleForm {
  return { ...form, displayName: '' };
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

/** Set-PAMRole with what changed and nothing else; null where nothing did. */
export function setCommand(base: RoleForm, form: RoleForm): Command | null {
  if (changedFields(roleSpec, base, form).length === 0) return null;
  return makeCommand('Set-PAMRole', {
    Role: roleRef({ displayName: base.displayName }),
    ...changedParameters(roleSpec, base, form),
  });
}

/** New-PAMRole with all that the form holds. Empty lists and texts, and hours that no window uses, are left out. */
export function newCommand(form: RoleForm): Command {
  const values: Record<string, Value | undefined> = {};
  for (const field of fieldsOf(roleSpec)) {
    const value = parameterValue(roleSpec, field, form);
    const empty = value === '' || (Array.isArray(value) && value.length === 0);
    if (field === 'displayName' || (!empty && roleSpec.idle?.(field, form) !== true))
      values[roleSpec.parameterOf[field]] = value;
  }
  return makeCommand('New-PAMRole', values);
}
