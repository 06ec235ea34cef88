import { useRef } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { useRefusal } from '../../api/me.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { MeanwhileNotice } from '../../components/MeanwhileNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { Section } from '../../components/Section.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import type { CmdletSave } from '../../components/use-cmdlet-save.ts';
import type { ObjectEditor } from '../../components/use-object-editor.ts';
import type { GroupForm } from './group-form.ts';
import { SidSection } from './SidSection.tsx';

export interface GroupSettingsProps {
  data: Output<'groups.get'>;
  editor: ObjectEditor<GroupForm>;
  save: CmdletSave;
  issues: Partial<Record<string, string>>;
  onSubmit: () => Promise<boolean>;
}

/** The editor of a stored group: every field of Set-PAMGroup. */
export function GroupSettings({ data: { group }, editor, save, issues, onSubmit }: GroupSettingsProps) {
  const element = useRef<HTMLFormElement>(null);
  const refusal = useRefusal('administer');
  const { form, edit } = editor;
  const field = (name: Exclude<keyof GroupForm, 'active'>) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => edit({ [name]: event.target.value }),
    error: issues[name],
  });
  return (
    <form
      id="group-form"
      ref={element}
      noValidate
      className="object-form"
      onSubmit={event => {
        event.preventDefault();
        void onSubmit().then(saved => {
          if (!saved) focusFirstWrong(element.current);
        });
      }}
    >
      <MeanwhileNotice
        what="The group"
        differences={editor.meanwhile}
        onKeep={editor.keepEntries}
        onDiscard={editor.discard}
      />
      {save.refusal !== null && editor.meanwhile.length === 0 && (
        <ErrorNotice error={save.refusal.error} title="The group was not saved" issues={save.refusal.rest} />
      )}
      {refusal !== null && (
        <Notice tone="info" title="You can look and try, not save">
          {refusal} The PowerShell below can be copied and handed to them.
        </Notice>
      )}
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
    </form>
  );
}
