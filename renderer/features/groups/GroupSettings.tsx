import type { Output } from '../../../shared/contract/registry.ts';
import { ObjectForm, SaveNotices } from '../../components/ObjectForm.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { Section } from '../../components/Section.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import type { ObjectEditor } from '../../components/use-object-editor.ts';
import type { ObjectSave } from '../../components/use-object-save.ts';
import type { GroupForm } from './group-form.ts';
import { SidSection } from './SidSection.tsx';

export interface GroupSettingsProps {
  data: Output<'groups.get'>;
  editor: ObjectEditor<GroupForm>;
  save: ObjectSave;
}

/** The editor of a stored group: every field of Set-PAMGroup. */
export function GroupSettings({ data: { group }, editor, save }: GroupSettingsProps) {
  const { issues } = save;
  const { form, edit } = editor;
  const field = (name: Exclude<keyof GroupForm, 'active'>) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => edit({ [name]: event.target.value }),
    error: issues[name],
  });
  return (
    <ObjectForm id="group-form" save={save}>
      <SaveNotices kind="group" verb="save" save={save} meanwhile={editor.meanwhile.length > 0} />
      <SidSection group={group} />
      <Section title="PRIV">
        <div className="object-fields">
          <TextInput label="Display name" {...field('privDisplayName')} />
          <TextInput label="PRIV group" {...field('privAccountName')} />
          <TextInput label="Description" optional {...field('privDescription')} />
          <SwitchInput
            label="Active for activation"
            checked={form.active}
            onChange={active => edit({ active })}
            error={issues['active']}
            help="Off, no activation puts a member into the group."
          />
        </div>
      </Section>
      <Section
        title={group.privOnly ? 'Source' : 'CORP'}
        help="What MIM holds of the source. It was read once, when the group was created."
      >
        <div className="object-fields">
          <div className="form-row">
            <TextInput label={group.privOnly ? 'Domain' : 'CORP domain'} {...field('sourceDomain')} />
            <TextInput label={group.privOnly ? 'Group' : 'CORP group'} {...field('sourceAccountName')} />
          </div>
          <TextInput
            label={group.privOnly ? 'SID' : 'CORP SID'}
            optional
            mono
            {...field('sourceAccountSid')}
            {...(group.privOnly || group.usesSidHistory
              ? {}
              : { help: 'The shadow principal takes the same SID when you save.' })}
          />
        </div>
      </Section>
      {editor.dirty && <ReasonInput value={save.reason} onChange={save.setReason} />}
    </ObjectForm>
  );
}
