import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useForest } from '../../api/me.ts';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormActions } from '../../components/FormActions.tsx';
import { Page } from '../../components/Page.tsx';
import { PowerShellStrip } from '../../components/PowerShellStrip.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { useUnsavedGuard } from '../../components/use-unsaved-guard.tsx';
import { focusFirstWrong } from './focus-wrong.ts';
import { ReasonField } from './ReasonField.tsx';
import type { Limits } from './role-checks.ts';
import { changedFields, draftOf, emptyForm } from './role-form.ts';
import { RoleFields } from './RoleFields.tsx';
import { RoleOutcomes } from './RoleOutcomes.tsx';
import { RoleSentence } from './RoleSentence.tsx';
import { RoleWarnings } from './RoleWarnings.tsx';
import { useRoleSave } from './use-role-save.ts';
import './roles.css';

/** A page of its own for a new role: the fields at the left, what they come to at the right. */
export function NewRolePage() {
  const configuration = useRead('configuration.get', {});
  if (configuration.data !== undefined) return <NewRole limits={configuration.data} />;
  return (
    <Page title="New role">
      {configuration.error === null ? (
        <TableSkeleton columns={2} />
      ) : (
        <ErrorNotice error={configuration.error} onRetry={() => void configuration.refetch()} />
      )}
    </Page>
  );
}

function NewRole({ limits }: { limits: Limits }) {
  const { timeZone } = useForest();
  const navigate = useNavigate();
  const element = useRef<HTMLFormElement>(null);
  const [base] = useState(() => emptyForm(limits.roleDefaultDuration));
  const [form, setForm] = useState(base);
  const [savedId, setSavedId] = useState<string | null>(null);
  const save = useRoleSave({
    id: null,
    editor: { base, form, version: 1, meanwhile: [] },
    limits,
    onReread: () => undefined,
  });
  const dirty = changedFields(base, form).length > 0;
  const guard = useUnsavedGuard(dirty && savedId === null, 'the new role');
  // After the guard, which lets go in the same drawing.
  useEffect(() => {
    if (savedId !== null) void navigate(`/roles/${savedId}`, { replace: true });
  }, [savedId, navigate]);
  return (
    <Page
      title="New role"
      foot={
        <>
          <PowerShellStrip pipeline={dirty && save.command !== null ? [save.command] : null} />
          <FormActions
            save="Create role"
            needs="administer"
            form="new-role-form"
            dirty={dirty}
            busy={save.busy}
            offBecause={dirty ? save.offBecause : null}
            discard="Cancel"
            onDiscard={() => void navigate('/roles')}
          />
        </>
      }
    >
      {guard}
      <div className="role-columns">
        <form
          id="new-role-form"
          ref={element}
          noValidate
          className="role-form"
          onSubmit={event => {
            event.preventDefault();
            void save.run().then(id => {
              if (id === null) focusFirstWrong(element.current);
              else setSavedId(id);
            });
          }}
        >
          {save.refusal !== null && (
            <ErrorNotice
              error={save.refusal.error}
              title="The role was not created"
              issues={save.refusal.rest}
            />
          )}
          <RoleFields
            base={null}
            form={form}
            edit={change => setForm(before => ({ ...before, ...change }))}
            issues={save.issues}
            limits={limits}
            timeZone={timeZone}
            level={2}
          />
          <ReasonField value={save.reason} onChange={save.setReason} />
        </form>
        <div className="role-aside">
          <h2>What the role does</h2>
          <RoleSentence form={form} timeZone={timeZone} />
          {dirty && <RoleWarnings form={form} />}
          <RoleOutcomes draft={draftOf(form, null)} candidates={form.candidates} />
        </div>
      </div>
    </Page>
  );
}
