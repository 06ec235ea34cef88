import { useRef } from 'react';
import type { RoleId } from '../../../shared/domain/ids.ts';
import { useRefusal } from '../../api/me.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ReasonField } from './ReasonField.tsx';
import type { Limits } from './role-checks.ts';
import { draftOf } from './role-form.ts';
import { RoleFields } from './RoleFields.tsx';
import { RoleOutcomes } from './RoleOutcomes.tsx';
import { RoleSentence } from './RoleSentence.tsx';
import { RoleWarnings } from './RoleWarnings.tsx';
import type { RoleEditor } from './use-role-editor.ts';
import type { RoleSave } from './use-role-save.ts';
import { focusFirstWrong } from './focus-wrong.ts';

export interface RoleSettingsProps {
  id: RoleId;
  editor: RoleEditor;
  save: RoleSave;
  limits: Limits;
  timeZone: string;
}

/** The editor of a stored role. */
export function RoleSettings({ id, editor, save, limits, timeZone }: RoleSettingsProps) {
  const form = useRef<HTMLFormElement>(null);
  const refusal = useRefusal('administer');
  return (
    <form
      id="role-form"
      ref={form}
      noValidate
      className="role-form"
      onSubmit={event => {
        event.preventDefault();
        void save.run().then(saved => {
          if (saved === null) focusFirstWrong(form.current);
        });
      }}
    >
      <div className="role-top">
        <RoleSentence form={editor.form} base={editor.base} timeZone={timeZone} />
      </div>
      {save.refusal !== null && editor.meanwhile.length === 0 && (
        <ErrorNotice error={save.refusal.error} title="The role was not saved" issues={save.refusal.rest} />
      )}
      {refusal !== null && (
        <Notice tone="info" title="You can look and try, not save">
          {refusal} The PowerShell below can be copied and handed to them.
        </Notice>
      )}
      <RoleWarnings form={editor.form} />
      <RoleFields
        base={editor.base}
        form={editor.form}
        edit={editor.edit}
        issues={save.issues}
        limits={limits}
        timeZone={timeZone}
      />
      <RoleOutcomes draft={draftOf(editor.form, id)} candidates={editor.form.candidates} />
      {editor.dirty && <ReasonField value={save.reason} onChange={save.setReason} />}
    </form>
  );
}
