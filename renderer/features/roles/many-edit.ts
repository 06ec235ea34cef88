import type { Pipeline } from '../../../shared/cmdlets/command.ts';
import type { Expectation } from '../../../shared/contract/cmdlets.ts';
import type { RoleId } from '../../../shared/domain/ids.ts';
import { merged } from '../../components/list-rule.ts';
import { type Difference, differencesOf } from '../../components/object-form.ts';
import { issuesOf, type Limits, offBecause } from './role-checks.ts';
import { personName, type RoleForm, type RolePerson, roleSpec, setCommand } from './role-form.ts';

/** What is done to each of several roles. Null and an empty list leave a field as it is. */
export interface ManyEdit {
  /** Seconds; NaN while what is typed is no number. */
  ttl: number | null;
  mfaEnabled: boolean | null;
  approvalEnabled: boolean | null;
  /** Off, or on between two times of day. */
  window: 'off' | { from: string; to: string } | null;
  addCandidates: RolePerson[];
  removeCandidates: RolePerson[];
  addApprovers: RolePerson[];
  removeApprovers: RolePerson[];
}

export const noEdit: ManyEdit = {
  ttl: null,
  mfaEnabled: null,
  approvalEnabled: null,
  window: null,
  addCandidates: [],
  removeCandidates: [],
  addApprovers: [],
  removeApprovers: [],
};

/** Whether anything is to be done at all. */
export function isEdit(edit: ManyEdit): boolean {
  return Object.values(edit).some(part => (Array.isArray(part) ? part.length > 0 : part !== null));
}

/** A role with the edit done to it. Whoever is in a list already is not added twice, and whoever is not is not missed. */
export function edited(form: RoleForm, edit: ManyEdit): RoleForm {
  const { window } = edit;
  const people = (list: RolePerson[], add: RolePerson[], remove: RolePerson[]) =>
    merged(roleSpec.lists.candidates, remove, add, list);
  return {
    ...form,
    ttl: edit.ttl ?? form.ttl,
    mfaEnabled: edit.mfaEnabled ?? form.mfaEnabled,
    approvalEnabled: edit.approvalEnabled ?? form.approvalEnabled,
    ...(window === null
      ? {}
      : window === 'off'
        ? { availabilityWindowEnabled: false }
        : { availabilityWindowEnabled: true, availableFrom: window.from, availableTo: window.to }),
    candidates: people(form.candidates, edit.addCandidates, edit.removeCandidates),
    approvers: people(form.approvers, edit.addApprovers, edit.removeApprovers),
  };
}

/** A role as it is stored. */
export interface RoleBefore {
  id: RoleId;
  version: number;
  form: RoleForm;
}

/** What an edit of several comes to for one of them. */
export interface RoleAfter {
  before: RoleBefore;
  /** In the order of the form; empty where the role is so already. */
  differences: readonly Difference[];
  /** Why it would be refused, each as a sentence. */
  wrong: readonly string[];
  /** The line that changes it, as `cmdlet.runAll` takes it; null where nothing of it changes. */
  line: { pipeline: Pipeline; expects: Expectation } | null;
}

/** What the edit does to one role. */
export function afterOf(before: RoleBefore, edit: ManyEdit, limits: Limits): RoleAfter {
  const { id, version, form } = before;
  const next = edited(form, edit);
  const command = setCommand(form, next);
  const refused = offBecause(form, next);
  return {
    before,
    differences: differencesOf(roleSpec, form, next, form),
    wrong:
      command === null
        ? []
        : [...Object.values(issuesOf(form, next, limits)), ...(refused === null ? [] : [refused])],
    line: command === null ? null : { pipeline: [command], expects: { kind: 'role', id, version } },
  };
}

/** Who would be added and taken off in the same list, as a sentence at that list; undefined where nobody is. */
export function bothWays(add: readonly RolePerson[], remove: readonly RolePerson[]): string | undefined {
  const names = add.filter(({ user }) => remove.some(other => other.user.id === user.id)).map(personName);
  return names.length === 0
    ? undefined
    : `${names.join(', ')} would be added and taken off. Decide for one of the two.`;
}
