import { useState } from 'react';
import type { Command } from '../../../shared/cmdlets/command.ts';
import type { Issue } from '../../../shared/contract/errors.ts';
import type { RoleId } from '../../../shared/domain/ids.ts';
import { asCallError, type CallError } from '../../api/client.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { issuesOf, type Limits, personName, unreachableOf } from './role-checks.ts';
import { fieldOfPath, newCommand, type RoleField, type RoleForm, setCommand } from './role-form.ts';
import type { RoleEditor } from './use-role-editor.ts';

export interface RoleSave {
  /** What Save runs; null while nothing is changed. */
  command: Command | null;
  /** What is shown at the fields now. */
  issues: Partial<Record<RoleField, string>>;
  /** A refusal, and those of its issues that no field takes. */
  refusal: { error: CallError; rest: Issue[] } | null;
  /** Why Save is off, or null. */
  offBecause: string | null;
  busy: boolean;
  reason: string;
  setReason: (reason: string) => void;
  /** Answers the id of the role, or null where it was not saved. */
  run: () => Promise<string | null>;
}

export interface RoleSaveOptions {
  /** Null makes a new role. */
  id: RoleId | null;
  editor: Pick<RoleEditor, 'base' | 'form' | 'version' | 'meanwhile'>;
  limits: Limits;
  onReread: () => void;
}

/** Checks and saves a role by one cmdlet. */
export function useRoleSave({ id, editor, limits, onReread }: RoleSaveOptions): RoleSave {
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const [attempted, setAttempted] = useState(false);
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<{ form: RoleForm; error: CallError } | null>(null);
  const { base, form, version } = editor;
  const before = id === null ? null : base;
  const checked = issuesOf(before, form, limits);
  const command = id === null ? newCommand(form) : setCommand(base, form);
  // A refusal is about what was sent: with the next edit it is history.
  const refusal = refused !== null && refused.form === form ? splitIssues(refused.error) : null;

  const run = async (): Promise<string | null> => {
    setAttempted(true);
    if (Object.keys(checked).length > 0 || command === null) return null;
    try {
      const result = await act.mutateAsync({
        pipeline: [command],
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        ...(id === null ? {} : { expects: { kind: 'role' as const, id, version } }),
      });
      announce(`Role ${form.displayName.trim()} saved`);
      setReason('');
      setRefused(null);
      setAttempted(false);
      return result.changed.find(object => object.kind === 'role')?.id ?? id;
    } catch (error) {
      const known = asCallError(error);
      if (known.code === 'CONFLICT' || known.code === 'NOT_FOUND') onReread();
      setRefused({ form, error: known });
      return null;
    }
  };
  return {
    command,
    issues: { ...(attempted ? checked : withoutEmpty(checked, form)), ...refusal?.byField },
    refusal,
    offBecause: offBecause(before, form, editor.meanwhile.length > 0),
    busy: act.isPending,
    reason,
    setReason,
    run,
  };
}

/** A field that nobody has reached yet is not called wrong. */
function withoutEmpty(issues: RoleSave['issues'], form: RoleForm): RoleSave['issues'] {
  return Object.fromEntries(Object.entries(issues).filter(([field]) => form[field as RoleField] !== ''));
}

function splitIssues(error: CallError) {
  const byField: RoleSave['issues'] = {};
  const rest: Issue[] = [];
  for (const issue of error.issues) {
    const field = fieldOfPath(issue.path);
    if (field === undefined) rest.push(issue);
    else byField[field] = issue.message;
  }
  return { error, rest, byField };
}

function offBecause(base: RoleForm | null, form: RoleForm, stale: boolean): string | null {
  if (stale) return 'The role was changed while you edited it. Reload it first; your entries can be kept.';
  const { refused } = unreachableOf(base, form);
  if (refused.length === 0) return null;
  const names = refused.map(personName).join(', ');
  return `A phone call cannot be asked: ${names} cannot be called. Give them a number, or take them off.`;
}
