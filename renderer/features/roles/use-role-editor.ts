import { useMemo, useState } from 'react';
import { type Difference, differencesOf, rebase } from './role-merge.ts';
import { changedFields, type RoleForm, type RolePerson } from './role-form.ts';

/** A role as it is stored now, with the version that a save names in `expects`. */
export interface StoredRole {
  version: number;
  form: RoleForm;
}

export interface RoleEditor {
  /** The role as it was read when the edit began: what Set-PAMRole is the difference to. */
  base: RoleForm;
  form: RoleForm;
  version: number;
  dirty: boolean;
  edit: (change: Partial<RoleForm>) => void;
  discard: () => void;
  /** What somebody else saved since; empty while nothing did that matters. */
  meanwhile: readonly Difference[];
  /** Takes the stored role as the new base and does the person's edits again on it. */
  keepEntries: () => void;
}

/**
 * The state of a role's editor. A version that comes in while nothing is edited is taken at once; while something is, the
 * difference is shown and the person decides.
 */
export function useRoleEditor(stored: StoredRole): RoleEditor {
  const [state, setState] = useState({ version: stored.version, base: stored.form, form: stored.form });
  const dirty = changedFields(state.base, state.form).length > 0;
  const meanwhile = useMemo(
    () => (stored.version === state.version ? [] : differencesOf(state.base, stored.form, state.form)),
    [stored, state],
  );
  const onTop = () => ({
    version: stored.version,
    base: stored.form,
    form: rebase(state.base, state.form, stored.form),
  });
  if (stored.version !== state.version && (!dirty || meanwhile.length === 0)) setState(onTop());
  const form = useMemo(() => withFreshPeople(state.form, stored.form), [state.form, stored.form]);
  return {
    base: state.base,
    form,
    version: state.version,
    dirty,
    edit: change => setState(before => ({ ...before, form: { ...before.form, ...change } })),
    discard: () => setState({ version: stored.version, base: stored.form, form: stored.form }),
    meanwhile: dirty ? meanwhile : [],
    keepEntries: () => setState(onTop()),
  };
}

/** A number may be mended while the form is open: who is in the stored role is shown as read last. */
function withFreshPeople(form: RoleForm, stored: RoleForm): RoleForm {
  const known = new Map([...stored.candidates, ...stored.approvers].map(person => [person.user.id, person]));
  const fresh = (list: RolePerson[]) => list.map(person => known.get(person.user.id) ?? person);
  return { ...form, candidates: fresh(form.candidates), approvers: fresh(form.approvers) };
}
