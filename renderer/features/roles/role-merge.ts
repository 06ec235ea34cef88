import type { Group } from '../../../shared/domain/group.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import {
  changedFields,
  differs,
  fieldLabels,
  isListField,
  type RoleField,
  type RoleForm,
  roleFields,
  type RolePerson,
} from './role-form.ts';

/** One thing that somebody else changed meanwhile, in words. */
export interface Difference {
  field: RoleField;
  label: string;
  /** What happened to it: `15 minutes became 1 hour`, `Lee was added`. */
  words: string;
  /** True where the person edited the same field: its entry is kept, and will replace the other's. */
  mine: boolean;
}

/**
 * What changed between the version that the form was made from and the one that is stored now. What the form says as well is
 * no difference: after Save, the stored role is the form's.
 */
export function differencesOf(base: RoleForm, theirs: RoleForm, mine: RoleForm): Difference[] {
  return roleFields
    .filter(field => differs(field, base, theirs) && differs(field, theirs, mine))
    .map(field => ({
      field,
      label: fieldLabels[field],
      words: isListField(field)
        ? listWords(namesIn(base, field), namesIn(theirs, field))
        : `${scalarWords(base, field)} became ${scalarWords(theirs, field)}`,
      // Lists are merged entry by entry, so an edit of the same list replaces nothing of the other's.
      mine: !isListField(field) && differs(field, base, mine),
    }));
}

function namesIn(form: RoleForm, field: 'candidates' | 'approvers' | 'privileges'): string[] {
  return field === 'privileges'
    ? form.privileges.map(group => group.privDisplayName)
    : form[field].map(person => person.user.sourceDisplayName || person.user.privAccountName);
}

function listWords(before: readonly string[], after: readonly string[]): string {
  const added = after.filter(name => !before.includes(name));
  const removed = before.filter(name => !after.includes(name));
  const say = (names: readonly string[], verb: string) =>
    names.length === 0 ? [] : [`${names.join(', ')} ${names.length === 1 ? 'was' : 'were'} ${verb}`];
  return [...say(added, 'added'), ...say(removed, 'taken off')].join('; ');
}

function scalarWords(form: RoleForm, field: RoleField): string {
  const value = form[field];
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return durationInWords(value);
  return typeof value === 'string' && value !== '' ? `“${value}”` : 'nothing';
}

/**
 * The person's entries on top of what is stored now: edited fields keep the entry, all others take the stored value. In a
 * list the person's additions and removals are done again on the stored list, so nobody whom the other added is lost.
 */
export function rebase(base: RoleForm, mine: RoleForm, theirs: RoleForm): RoleForm {
  const edited = new Set(changedFields(base, mine));
  const keep = <F extends RoleField>(field: F): RoleForm[F] => (edited.has(field) ? mine : theirs)[field];
  return {
    displayName: keep('displayName'),
    description: keep('description'),
    ttl: keep('ttl'),
    mfaEnabled: keep('mfaEnabled'),
    approvalEnabled: keep('approvalEnabled'),
    disableAutoApprovalIfOwner: keep('disableAutoApprovalIfOwner'),
    availabilityWindowEnabled: keep('availabilityWindowEnabled'),
    availableFrom: keep('availableFrom'),
    availableTo: keep('availableTo'),
    candidates: merged(base.candidates, mine.candidates, theirs.candidates, personKey),
    approvers: merged(base.approvers, mine.approvers, theirs.approvers, personKey),
    privileges: merged(base.privileges, mine.privileges, theirs.privileges, groupKey),
  };
}

const personKey = (person: RolePerson): string => person.user.id;
const groupKey = (group: Group): string => group.id;

function merged<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  key: (item: T) => string,
): T[] {
  const has = (list: readonly T[], item: T) => list.some(other => key(other) === key(item));
  const kept = theirs.filter(item => has(mine, item) || !has(base, item));
  const added = mine.filter(item => !has(base, item) && !has(theirs, item));
  return [...kept, ...added];
}
