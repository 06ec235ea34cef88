import { useState } from 'react';
import { useForest } from '../../api/me.ts';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewObjectPage } from '../../components/NewObjectPage.tsx';
import { changedFields } from '../../components/object-form.ts';
import { Page } from '../../components/Page.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { type Limits, offBecause } from './role-checks.ts';
import { draftOf, emptyForm, roleSpec } from './role-form.ts';
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
  const [empty] = useState(() => emptyForm(limits.roleDefaultDuration));
  const [form, setForm] = useState(empty);
  const save = useRoleSave({ form, limits, before: null });
  const dirty = changedFields(roleSpec, empty, form).length > 0;
  return (
    <NewObjectPage
      kind="role"
      save={save}
      dirty={dirty}
      offBecause={dirty ? offBecause(null, form) : null}
      aside={
        <>
          <h2>What the role does</h2>
          <RoleSentence form={form} timeZone={timeZone} />
          {dirty && <RoleWarnings form={form} />}
          <RoleOutcomes draft={draftOf(form, null)} candidates={form.candidates} />
        </>
      }
    >
      <RoleFields
        base={null}
        form={form}
        edit={change => setForm(before => ({ ...before, ...change }))}
        issues={save.issues}
        limits={limits}
        timeZone={timeZone}
        level={2}
      />
    </NewObjectPage>
  );
}
