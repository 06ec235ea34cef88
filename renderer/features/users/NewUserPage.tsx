import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useForest, useRefusal } from '../../api/me.ts';
import { useRead } from '../../api/use-read.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { FormActions } from '../../components/FormActions.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PowerShellStrip } from '../../components/PowerShellStrip.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { useCmdletSave } from '../../components/use-cmdlet-save.ts';
import { useUnsavedGuard } from '../../components/use-unsaved-guard.tsx';
import { type NewUserForm, newUserCommand, newUserField } from './new-user.ts';
import { NewUserFields } from './NewUserFields.tsx';

/** Brings a person under PAM: from CORP, or with an account that is in PRIV already. */
export function NewUserPage() {
  const { privDnsName } = useForest();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const refusal = useRefusal('administer');
  const configuration = useRead('configuration.get', {});
  const element = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState<NewUserForm>({
    from: 'corp',
    entry: null,
    privDomain: privDnsName,
    privAccount: '',
    privAccountName: '',
    password: '',
  });
  const [attempted, setAttempted] = useState(false);
  const [savedId, setSavedId] = useState<string | null>(null);
  const save = useCmdletSave(form, newUserField);
  const command = newUserCommand(form);
  const guard = useUnsavedGuard(command !== null && savedId === null, 'the new user');
  // After the guard, which lets go in the same drawing.
  useEffect(() => {
    if (savedId !== null) void navigate(`/users/${savedId}`, { replace: true });
  }, [savedId, navigate]);
  const missing =
    form.from === 'corp' ? 'Find and choose an account of CORP.' : 'Give the name of the account in PRIV.';
  const issues: Partial<Record<string, string>> = {
    ...(attempted && command === null ? { account: missing } : {}),
    ...save.refusal?.byField,
  };
  const submit = async () => {
    setAttempted(true);
    const result = command === null ? null : await save.run([command]);
    if (result === null) {
      focusFirstWrong(element.current);
      return;
    }
    announce(['User created', ...result.notes].join('. '));
    setSavedId(result.changed.find(object => object.kind === 'user')?.id ?? '');
  };
  return (
    <Page
      title="New user"
      foot={
        <>
          <PowerShellStrip
            pipeline={command === null ? null : [command]}
            nothing="Choose an account: the line that creates the user then stands here."
          />
          <FormActions
            save="Create user"
            needs="administer"
            form="new-user-form"
            dirty={command !== null}
            busy={save.busy}
            offBecause={command === null ? missing : null}
            discard="Cancel"
            onDiscard={() => void navigate('/users')}
          />
        </>
      }
    >
      {guard}
      <form
        id="new-user-form"
        ref={element}
        noValidate
        className="object-form new-object"
        onSubmit={event => {
          event.preventDefault();
          void submit();
        }}
      >
        {save.refusal !== null && (
          <ErrorNotice
            error={save.refusal.error}
            title="The user was not created"
            issues={save.refusal.rest}
          />
        )}
        {refusal !== null && (
          <Notice tone="info" title="You can look and try, not create">
            {refusal} The PowerShell below can be copied and handed to them.
          </Notice>
        )}
        <NewUserFields
          form={form}
          edit={change => setForm(before => ({ ...before, ...change }))}
          issues={issues}
          prefix={configuration.data?.privUserPrefix ?? null}
        />
        <ReasonInput value={save.reason} onChange={save.setReason} />
      </form>
    </Page>
  );
}
