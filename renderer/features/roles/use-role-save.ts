import { fieldOfPath } from '../../components/object-form.ts';
import { type ObjectSave, useObjectSave } from '../../components/use-object-save.ts';
import { earlyIssues, issuesOf, type Limits } from './role-checks.ts';
import { newCommand, type RoleForm, roleSpec, setCommand } from './role-form.ts';

export interface RoleSaveOptions {
  form: RoleForm;
  limits: Limits;
  /** The role as it was read; null makes a new one. */
  before: { id: string; version: number; base: RoleForm } | null;
  onStale?: () => void;
}

/** Checks and saves a role by one New-PAMRole or Set-PAMRole. */
export function useRoleSave({ form, limits, before, onStale }: RoleSaveOptions): ObjectSave {
  const wrong = issuesOf(before?.base ?? null, form, limits);
  return useObjectSave({
    kind: 'role',
    form,
    fieldOf: path => fieldOfPath(roleSpec, path),
    command: before === null ? newCommand(form) : setCommand(before.base, form),
    wrong,
    early: earlyIssues(wrong, form),
    done: `Role ${form.displayName.trim()} saved`,
    ...(before === null ? {} : { stored: { id: before.id, version: before.version } }),
    ...(onStale === undefined ? {} : { onStale }),
  });
}
