import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useForest, useRefusal } from '../../api/me.ts';
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
import { newGroupCommand, newGroupField, type NewGroupForm } from './group-form.ts';
import { NewGroupFields } from './NewGroupFields.tsx';

/** Brings a group under PAM: from CORP, or one that is in PRIV already. */
export function NewGroupPage() {
  const { privDnsName } = useForest();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const refusal = useRefusal('administer');
  const element = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState<NewGroupForm>({
    from: 'corp',
    entry: null,
    privDomain: privDnsName,
    privGroup: '',
  });
  const [attempted, setAttempted] = useState(false);
  const [savedId, setSavedId] = useState<string | null>(null);
  const save = useCmdletSave(form, newGroupField);
  const command = newGroupCommand(form);
  const guard = useUnsavedGuard(command !== null && savedId === null, 'the new group');
  // After the guard, which lets go in the same drawing.
  useEffect(() => {
    if (savedId !== null) void navigate(`/groups/${savedId}`, { replace: true });
  }, [savedId, navigate]);
  const missing =
    form.from === 'corp' ? 'Find and choose a group of CORP.' : 'Give the name of the group in PRIV.';
  const issues: Partial<Record<string, string>> = {
    ...(attempted && command === null ? { group: missing } : {}),
    ...save.refusal?.byField,
  };
  const submit = async () => {
    setAttempted(true);
    const result = command === null ? null : await save.run([command]);
    if (result === null) {
      focusFirstWrong(element.current);
      return;
    }
    announce(['Group created', ...result.notes].join('. '));
    setSavedId(result.changed.find(object => object.kind === 'group')?.id ?? '');
  };
  return (
    <Page
      title="New group"
      foot={
        <>
          <PowerShellStrip
            pipeline={command === null ? null : [command]}
            nothing="Choose a group: the line that creates it then stands here."
          />
          <FormActions
            save="Create group"
            needs="administer"
            form="new-group-form"
            dirty={command !== null}
            busy={save.busy}
            offBecause={command === null ? missing : null}
            discard="Cancel"
            onDiscard={() => void navigate('/groups')}
          />
        </>
      }
    >
      {guard}
      <form
        id="new-group-form"
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
            title="The group was not created"
            issues={save.refusal.rest}
          />
        )}
        {refusal !== null && (
          <Notice tone="info" title="You can look and try, not create">
            {refusal} The PowerShell below can be copied and handed to them.
          </Notice>
        )}
        <NewGroupFields
          form={form}
          edit={change => setForm(before => ({ ...before, ...change }))}
          issues={issues}
        />
        <ReasonInput value={save.reason} onChange={save.setReason} />
      </form>
    </Page>
  );
}
