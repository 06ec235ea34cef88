import type { RoleId } from '../../../shared/domain/ids.ts';
import { ObjectForm, SaveNotices } from '../../components/ObjectForm.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import type { ObjectEditor } from '../../components/use-object-editor.ts';
import type { ObjectSave } from '../../components/use-object-save.ts';
import type { Limits } from './role-checks.ts';
import { draftOf, type RoleForm } from './role-form.ts';
import { RoleFields } from './RoleFields.tsx';
import { RoleOutcomes } from './RoleOutcomes.tsx';
import { RoleSentence } from './RoleSentence.tsx';
import { RoleWarnings } from './RoleWarnings.tsx';

export interface RoleSettingsProps {
  id: RoleId;
  editor: ObjectEditor<RoleForm>;
  save: ObjectSave;
  limits: Limits;
  timeZone: string;
}

/** The editor of a stored role. */
export function RoleSettings({ id, editor, save, limits, timeZone }: RoleSettingsProps) {
  return (
    <ObjectForm id="role-form" save={save}>
      {/* Above the sentence, which stays in sight: below it they would scroll under it. */}
      <SaveNotices kind="role" verb="save" save={save} meanwhile={editor.meanwhile.length > 0} />
      <RoleWarnings form={editor.form} />
      <div className="role-top">
        <RoleSentence form={editor.form} base={editor.base} timeZone={timeZone} />
      </div>
      <RoleFields
        base={editor.base}
        form={editor.form}
        edit={editor.edit}
        issues={save.issues}
        limits={limits}
        timeZone={timeZone}
      />
      <RoleOutcomes draft={draftOf(editor.form, id)} candidates={editor.form.candidates} />
      {editor.dirty && <ReasonInput value={save.reason} onChange={save.setReason} />}
    </ObjectForm>
  );
}
