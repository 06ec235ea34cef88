import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useForest } from '../../api/me.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormActions } from '../../components/FormActions.tsx';
import { givenReason } from '../../components/given-reason.ts';
import { ImpactOfLines } from '../../components/ImpactList.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PowerShellStrip } from '../../components/PowerShellStrip.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { useUnsavedGuard } from '../../components/use-unsaved-guard.tsx';
import { counted } from '../../components/words.ts';
import { EditRolesFields } from './EditRolesFields.tsx';
import { afterOf, bothWays, isEdit, noEdit, type RoleBefore } from './many-edit.ts';
import { ManyDifferences } from './ManyDifferences.tsx';
import type { Limits } from './role-checks.ts';

export interface EditRolesProps {
  /** As they are stored now: what is shown and what Save expects follow what others save meanwhile. */
  roles: readonly RoleBefore[];
  limits: Limits;
}

/** One edit of several roles: what is done at the left, what it comes to for each at the right, all saved or none. */
export function EditRoles({ roles, limits }: EditRolesProps) {
  const { timeZone } = useForest();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const act = useAct('cmdlet.runAll');
  const [edit, setEdit] = useState(noEdit);
  const [reason, setReason] = useState('');
  const [saved, setSaved] = useState(false);
  const [first] = useState(() => new Map(roles.map(({ id, version }) => [id, version])));
  const afters = roles.map(role => afterOf(role, edit, limits));
  const lines = afters.flatMap(({ line }) => line ?? []);
  const wrong = afters.filter(after => after.wrong.length > 0);
  const moved = roles.filter(({ id, version }) => first.get(id) !== version);
  const dirty = isEdit(edit);
  const guard = useUnsavedGuard(dirty && !saved, `the changes to ${counted(roles.length, 'role')}`);
  // After the guard, which lets go in the same drawing.
  useEffect(() => {
    if (saved) void navigate('/roles', { replace: true });
  }, [saved, navigate]);
  const issues = {
    candidates: bothWays(edit.addCandidates, edit.removeCandidates),
    approvers: bothWays(edit.addApprovers, edit.removeApprovers),
  };
  const offBecause = !dirty
    ? null
    : (issues.candidates ??
      issues.approvers ??
      (wrong.length > 0
        ? `Refused for ${wrong.map(({ before }) => before.form.displayName).join(', ')}. See what is said of each.`
        : lines.length === 0
          ? 'Every role is so already.'
          : null));
  const sound = dirty && offBecause === null;
  const save = () =>
    act.mutate(
      { lines, ...givenReason(reason) },
      {
        onSuccess: ({ notes }) => {
          announce([`${counted(lines.length, 'role')} saved`, ...notes].join('. '));
          setSaved(true);
        },
      },
    );
  return (
    <Page
      title="Edit roles"
      beside={<span className="soft">{counted(roles.length, 'role')}</span>}
      foot={
        <>
          <ImpactOfLines lines={sound ? lines : []} />
          <PowerShellStrip lines={dirty ? lines.map(({ pipeline }) => pipeline) : []} reason={reason} />
          <FormActions
            save={`Save ${counted(dirty ? lines.length : roles.length, 'role')}`}
            needs="administer"
            form="edit-roles-form"
            dirty={dirty}
            busy={act.isPending}
            offBecause={offBecause}
            discard="Cancel"
            onDiscard={() => void navigate('/roles')}
          />
        </>
      }
    >
      {guard}
      <div className="new-object" data-aside>
        <form
          id="edit-roles-form"
          className="object-form"
          noValidate
          onSubmit={event => {
            event.preventDefault();
            if (sound) save();
          }}
        >
          {act.error !== null && (
            <ErrorNotice error={act.error} title={`None of the ${counted(lines.length, 'role')} was saved`} />
          )}
          <EditRolesFields
            edit={edit}
            onEdit={change => {
              act.reset();
              setEdit(before => ({ ...before, ...change }));
            }}
            issues={issues}
            limits={limits}
            timeZone={timeZone}
          />
          {dirty && <ReasonInput value={reason} onChange={setReason} />}
        </form>
        <div className="new-object-aside">
          <h2>What changes</h2>
          {moved.length > 0 && dirty && (
            <Notice tone="info" title="Changed by someone else meanwhile" live>
              {moved.map(({ form }) => form.displayName).join(', ')}: what stands here is against what is
              stored now.
            </Notice>
          )}
          <ManyDifferences afters={afters} edited={dirty} />
        </div>
      </div>
    </Page>
  );
}
