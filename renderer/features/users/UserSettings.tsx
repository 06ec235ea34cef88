import { useRef } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { useRefusal } from '../../api/me.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { MeanwhileNotice } from '../../components/MeanwhileNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import type { CmdletSave } from '../../components/use-cmdlet-save.ts';
import type { ObjectEditor } from '../../components/use-object-editor.ts';
import { CorpNow } from './CorpNow.tsx';
import { FindingList } from './Findings.tsx';
import { UserFields } from './UserFields.tsx';
import type { UserForm } from './user-form.ts';

export interface UserSettingsProps {
  data: Output<'users.get'>;
  editor: ObjectEditor<UserForm>;
  save: CmdletSave;
  issues: Partial<Record<string, string>>;
  onSubmit: () => Promise<boolean>;
}

/** The editor of a stored user. */
export function UserSettings({ data, editor, save, issues, onSubmit }: UserSettingsProps) {
  const form = useRef<HTMLFormElement>(null);
  const refusal = useRefusal('administer');
  return (
    <form
      id="user-form"
      ref={form}
      noValidate
      className="object-form"
      onSubmit={event => {
        event.preventDefault();
        void onSubmit().then(saved => {
          if (!saved) focusFirstWrong(form.current);
        });
      }}
    >
      <MeanwhileNotice
        what="The user"
        differences={editor.meanwhile}
        onKeep={editor.keepEntries}
        onDiscard={editor.discard}
      />
      {save.refusal !== null && editor.meanwhile.length === 0 && (
        <ErrorNotice error={save.refusal.error} title="The user was not saved" issues={save.refusal.rest} />
      )}
      {refusal !== null && (
        <Notice tone="info" title="You can look and try, not save">
          {refusal} The PowerShell below can be copied and handed to them.
        </Notice>
      )}
      <FindingList findings={data.findings} />
      <UserFields data={data} editor={editor} issues={issues} />
      {editor.dirty && <ReasonInput value={save.reason} onChange={save.setReason} />}
      <CorpNow data={data} dirty={editor.dirty} />
    </form>
  );
}
