import { useState } from 'react';
import { useForest } from '../../api/me.ts';
import { useRead } from '../../api/use-read.ts';
import { NewObjectPage } from '../../components/NewObjectPage.tsx';
import { useObjectSave } from '../../components/use-object-save.ts';
import { type NewUserForm, newUserCommand, newUserField } from './new-user.ts';
import { NewUserFields } from './NewUserFields.tsx';

/** Brings a person under PAM: from CORP, or with an account that is in PRIV already. */
export function NewUserPage() {
  const { privDnsName } = useForest();
  const configuration = useRead('configuration.get', {});
  const [form, setForm] = useState<NewUserForm>({
    from: 'corp',
    entry: null,
    privDomain: privDnsName,
    privAccount: '',
    privAccountName: '',
    password: '',
  });
  const command = newUserCommand(form);
  const missing =
    form.from === 'corp' ? 'Find and choose an account of CORP.' : 'Give the name of the account in PRIV.';
  const save = useObjectSave({
    kind: 'user',
    form,
    fieldOf: newUserField,
    command,
    wrong: command === null ? { account: missing } : {},
    early: {},
    done: 'User created',
  });
  return (
    <NewObjectPage
      kind="user"
      save={save}
      dirty={command !== null}
      offBecause={command === null ? missing : null}
      nothing="Choose an account: the line that creates the user then stands here."
    >
      <NewUserFields
        form={form}
        edit={change => setForm(before => ({ ...before, ...change }))}
        issues={save.issues}
        prefix={configuration.data?.privUserPrefix ?? null}
      />
    </NewObjectPage>
  );
}
