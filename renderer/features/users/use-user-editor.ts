import { useState } from 'react';
import type { Command } from '../../../shared/cmdlets/command.ts';
import type { User } from '../../../shared/domain/user.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { fieldOfPath } from '../../components/object-form.ts';
import { type CmdletSave, useCmdletSave } from '../../components/use-cmdlet-save.ts';
import { type ObjectEditor, type StoredObject, useObjectEditor } from '../../components/use-object-editor.ts';
import { setUserCommand, type UserForm, userIssues, userSpec } from './user-form.ts';

export interface UserEditor {
  editor: ObjectEditor<UserForm>;
  save: CmdletSave;
  /** What Save runs; null while nothing is changed. */
  command: Command | null;
  /** What is shown at the fields now. */
  issues: Partial<Record<string, string>>;
  offBecause: string | null;
  /** Answers whether it was saved. */
  submit: () => Promise<boolean>;
}

/** The editor of a stored user, saved by one Set-PAMUser. */
export function useUserEditor(user: User, stored: StoredObject<UserForm>, onReread: () => void): UserEditor {
  const editor = useObjectEditor(userSpec, stored);
  const announce = useAnnounce();
  const [attempted, setAttempted] = useState(false);
  const save = useCmdletSave(editor.form, path => fieldOfPath(userSpec, path), onReread);
  const checked = userIssues(editor.base, editor.form);
  const { base, form, version } = editor;
  const command = setUserCommand({ ...base, privOnly: user.privOnly }, base, form);
  return {
    editor,
    save,
    command,
    // A PIN code is not called too short while it is typed.
    issues: {
      ...(attempted ? checked : { ...checked, pinCode: undefined }),
      ...save.refusal?.byField,
    },
    offBecause:
      editor.meanwhile.length > 0
        ? 'The user was changed while you edited it. Reload first; your entries can be kept.'
        : null,
    async submit() {
      setAttempted(true);
      if (command === null || Object.keys(checked).length > 0) return false;
      const result = await save.run([command], { kind: 'user', id: user.id, version });
      if (result === null) return false;
      setAttempted(false);
      // The code is stored now, or gone; it cannot be read back, so the form has to forget it by itself.
      editor.edit({ pinCode: '', pinRemoved: false });
      announce(`${form.sourceDisplayName || form.privAccountName} saved`);
      return true;
    },
  };
}
