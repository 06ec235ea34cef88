import { useMemo } from 'react';
import { type ObjectEditor, type StoredObject, useObjectEditor } from '../../components/use-object-editor.ts';
import { type RoleForm, type RolePerson, roleSpec } from './role-form.ts';

/** The state of a role's editor. */
export function useRoleEditor(stored: StoredObject<RoleForm>): ObjectEditor<RoleForm> {
  const editor = useObjectEditor(roleSpec, stored);
  const form = useMemo(() => withFreshPeople(editor.form, stored.form), [editor.form, stored.form]);
  return { ...editor, form };
}

/** A number may be mended while the form is open: who is in the stored role is shown as read last. */
function withFreshPeople(form: RoleForm, stored: RoleForm): RoleForm {
  const known = new Map([...stored.candidates, ...stored.approvers].map(person => [person.user.id, person]));
  const fresh = (list: RolePerson[]) => list.map(person => known.get(person.user.id) ?? person);
  return { ...form, candidates: fresh(form.candidates), approvers: fresh(form.approvers) };
}
