import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LinkTabs } from '../../components/LinkTabs.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { ObjectTimeline } from '../../components/ObjectTimeline.tsx';
import { fieldOfPath } from '../../components/object-form.ts';
import { ObjectFoot, UnsavedLine } from '../../components/ObjectFoot.tsx';
import { useDetail } from '../../components/use-detail.ts';
import { type StoredObject, useObjectEditor } from '../../components/use-object-editor.ts';
import { useObjectSave } from '../../components/use-object-save.ts';
import { useUnsavedGuard } from '../../components/use-unsaved-guard.tsx';
import { ObjectChecks } from '../checks/ObjectChecks.tsx';
import { RemoveUser } from './RemoveUser.tsx';
import { setUserCommand, type UserForm, userIssues, userSpec } from './user-form.ts';
import { UserSettings } from './UserSettings.tsx';
import { UserUse } from './UserUse.tsx';

export interface UserOpenedProps {
  data: Output<'users.get'>;
  stored: StoredObject<UserForm>;
  onReread: () => void;
}

/** The open user: settings, and where the user is used. What is edited survives a change of the tab. */
export function UserOpened({ data, stored, onReread }: UserOpenedProps) {
  const { user } = data;
  const name = user.sourceDisplayName || user.privAccountName;
  const editor = useObjectEditor(userSpec, stored);
  const { base, form, version } = editor;
  const wrong = userIssues(base, form);
  const save = useObjectSave({
    kind: 'user',
    form,
    fieldOf: path => fieldOfPath(userSpec, path),
    command: setUserCommand({ ...base, privOnly: user.privOnly }, base, form),
    wrong,
    // A PIN code is not called too short while it is typed.
    early: { ...wrong, pinCode: undefined },
    done: `${form.sourceDisplayName || form.privAccountName} saved`,
    stored: { id: user.id, version },
    onStale: onReread,
  });
  const [removing, setRemoving] = useState(false);
  const detail = useDetail('/users');
  const navigate = useNavigate();
  const inSettings = detail.tab !== 'use' && detail.tab !== 'timeline';
  const guard = useUnsavedGuard(editor.dirty, `the changes to ${name}`, `/users/${user.id}`);
  const used = data.asCandidate.length + data.asApprover.length + data.open.length;
  return (
    <Detail
      id={user.id}
      title={name}
      summary={
        <span className="user-facts">
          <span className="mono">{user.privAccountName}</span>
          <CallState data={data} />
          {!user.privAccountActive && (
            <Chip tone="warning" icon="stop">
              PRIV account not active
            </Chip>
          )}
        </span>
      }
      actions={
        <>
          <ActionButton
            needs="operate"
            startIcon={<Icon name="roles" />}
            offBecause={
              data.asCandidate.length === 0
                ? `${name} is a candidate of no role, so there is none to activate.`
                : null
            }
            onClick={() => void navigate(`/requests/new?user=${user.id}`)}
          >
            Activate role
          </ActionButton>
          <ActionButton
            startIcon={<Icon name="question" />}
            onClick={() => void navigate(`/explain?user=${user.id}`)}
          >
            Explain
          </ActionButton>
          <ActionButton
            needs="administer"
            startIcon={<Icon name="trash" />}
            onClick={() => setRemoving(true)}
          >
            Remove user
          </ActionButton>
        </>
      }
      tabs={
        <LinkTabs
          label={`Parts of ${name}`}
          tabs={[
            { to: detail.to(user.id), label: 'Settings', end: true },
            { to: detail.to(user.id, 'use'), label: 'Where used', count: used },
            { to: detail.to(user.id, 'timeline'), label: 'Timeline' },
          ]}
        />
      }
      foot={
        inSettings ? (
          <ObjectFoot kind="user" editor={editor} save={save} form="user-form" />
        ) : editor.dirty ? (
          <UnsavedLine settings={detail.to(user.id)} />
        ) : undefined
      }
    >
      {guard}
      {detail.tab === 'use' ? (
        <UserUse data={data} />
      ) : detail.tab === 'timeline' ? (
        <ObjectTimeline of={{ userId: user.id }} what="user" />
      ) : (
        <>
          <ObjectChecks object={{ kind: 'user', id: user.id }} />
          <UserSettings data={data} editor={editor} save={save} />
        </>
      )}
      {removing && <RemoveUser data={data} onClose={() => setRemoving(false)} onRemoved={detail.close} />}
    </Detail>
  );
}

function CallState({ data: { phone, canDial } }: { data: Output<'users.get'> }) {
  if (canDial)
    return (
      <Chip tone="success" icon="phone">
        Called on {phone.kind === 'number' ? phone.international : phone.text}
      </Chip>
    );
  return (
    <Chip tone="error" icon="stop">
      {phone.kind === 'empty' ? 'No number: cannot be called' : 'Cannot be called'}
    </Chip>
  );
}
