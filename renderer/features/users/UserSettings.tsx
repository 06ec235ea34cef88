import type { Output } from '../../../shared/contract/registry.ts';
import { ObjectForm, SaveNotices } from '../../components/ObjectForm.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import type { ObjectEditor } from '../../components/use-object-editor.ts';
import type { ObjectSave } from '../../components/use-object-save.ts';
import { CorpNow } from './CorpNow.tsx';
import { FindingList } from './Findings.tsx';
import { UserFields } from './UserFields.tsx';
import type { UserForm } from './user-form.ts';

export interface UserSettingsProps {
  data: Output<'users.get'>;
  editor: ObjectEditor<UserForm>;
  save: ObjectSave;
}

/** The editor of a stored user. */
export function UserSettings({ data, editor, save }: UserSettingsProps) {
  return (
    <ObjectForm
      id="user-form"
      save={save}
      // The code is stored now, or gone; it cannot be read back, so the form has to forget it by itself.
      onSaved={() => editor.edit({ pinCode: '', pinRemoved: false })}
    >
      <SaveNotices kind="user" verb="save" save={save} meanwhile={editor.meanwhile.length > 0} />
      <FindingList findings={data.findings} />
      <UserFields data={data} editor={editor} issues={save.issues} />
      {editor.dirty && <ReasonInput value={save.reason} onChange={save.setReason} />}
      <CorpNow data={data} dirty={editor.dirty} />
    </ObjectForm>
  );
}
