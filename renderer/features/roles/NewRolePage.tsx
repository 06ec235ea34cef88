import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { roleId } from '../../../shared/domain/ids.ts';
import { roleMarkNames } from '../../../shared/domain/role-mark.ts';
import { useForest } from '../../api/me.ts';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewObjectPage } from '../../components/NewObjectPage.tsx';
import { changedFields } from '../../components/object-form.ts';
import { Page } from '../../components/Page.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { type Limits, offBecause } from './role-checks.ts';
import { draftOf, emptyForm, formLike, type RoleForm, roleSpec } from './role-form.ts';
import { RoleFields } from './RoleFields.tsx';
import { RoleOutcomes } from './RoleOutcomes.tsx';
import { RoleSentence } from './RoleSentence.tsx';
import { RoleWarnings } from './RoleWarnings.tsx';
import { useRoleSave } from './use-role-save.ts';
import { useStoredRole } from './use-stored-role.ts';
import './roles.css';

/**
 * A page of its own for a new role: the fields at the left, what they come to at the right. With `?like=<id>` all but the name is
 * filled from that role, once: what is saved there later does not move a form that is being written.
 */
export function NewRolePage() {
  const [params] = useSearchParams();
  const like = roleId.safeParse(params.get('like')).data ?? null;
  const configuration = useRead('configuration.get', {});
  const model = useStoredRole(like);
  const limits = configuration.data;
  if (limits !== undefined && like === null) return <NewRole limits={limits} model={null} />;
  if (limits !== undefined && model.data !== null && model.stored !== null) {
    const { role, marks } = model.data;
    return (
      <NewRole
        key={role.id}
        limits={limits}
        model={{
          name: role.displayName,
          form: formLike(model.stored.form),
          marks: marks.map(mark => roleMarkNames[mark]),
        }}
      />
    );
  }
  const error = configuration.error ?? model.error;
  return (
    <Page title="New role">
      {error === null ? (
        <TableSkeleton columns={2} />
      ) : (
        <ErrorNotice
          error={error}
          {...(like === null ? {} : { title: 'The role to make a new one like cannot be read' })}
          onRetry={() => {
            void configuration.refetch();
            if (like !== null) model.reread();
          }}
        />
      )}
    </Page>
  );
}

interface Model {
  name: string;
  /** All of it but the name. */
  form: RoleForm;
  /** Of the console, in words: they are not taken over. */
  marks: readonly string[];
}

function NewRole({ limits, model }: { limits: Limits; model: Model | null }) {
  const { timeZone } = useForest();
  const [empty] = useState(() => model?.form ?? emptyForm(limits.roleDefaultDuration));
  const [form, setForm] = useState(empty);
  const save = useRoleSave({ form, limits, before: null });
  const dirty = changedFields(roleSpec, empty, form).length > 0;
  const filled = dirty || model !== null;
  return (
    <NewObjectPage
      kind="role"
      beside={model === null ? undefined : <span className="soft">like {model.name}</span>}
      save={save}
      dirty={dirty}
      filled={filled}
      offBecause={filled ? offBecause(null, form) : null}
      aside={
        <>
          <h2>What the role does</h2>
          <RoleSentence form={form} timeZone={timeZone} />
          {filled && <RoleWarnings form={form} />}
          {model !== null && model.marks.length > 0 && (
            <p className="soft">
              {model.name} is marked {model.marks.join(', ')}. The mark is not taken over: set it on the new
              role once it is created.
            </p>
          )}
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
        focusName={model !== null}
      />
    </NewObjectPage>
  );
}
