import { useState } from 'react';
import { useForest } from '../../api/me.ts';
import { NewObjectPage } from '../../components/NewObjectPage.tsx';
import { useObjectSave } from '../../components/use-object-save.ts';
import { newGroupCommand, newGroupField, type NewGroupForm } from './group-form.ts';
import { NewGroupFields } from './NewGroupFields.tsx';

/** Brings a group under PAM: from CORP, or one that is in PRIV already. */
export function NewGroupPage() {
  const { privDnsName } = useForest();
  const [form, setForm] = useState<NewGroupForm>({
    from: 'corp',
    entry: null,
    privDomain: privDnsName,
    privGroup: '',
  });
  const command = newGroupCommand(form);
  const missing =
    form.from === 'corp' ? 'Find and choose a group of CORP.' : 'Give the name of the group in PRIV.';
  const save = useObjectSave({
    kind: 'group',
    form,
    fieldOf: newGroupField,
    command,
    wrong: command === null ? { group: missing } : {},
    early: {},
    done: 'Group created',
  });
  return (
    <NewObjectPage
      kind="group"
      save={save}
      dirty={command !== null}
      offBecause={command === null ? missing : null}
      nothing="Choose a group: the line that creates it then stands here."
    >
      <NewGroupFields
        form={form}
        edit={change => setForm(before => ({ ...before, ...change }))}
        issues={save.issues}
      />
    </NewObjectPage>
  );
}
