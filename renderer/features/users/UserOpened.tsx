import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Chip } from '../../components/Chip.tsx';
import { FormActions } from '../../components/FormActions.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LinkTabs } from '../../components/LinkTabs.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { PowerShellStrip } from '../../components/PowerShellStrip.tsx';
import { useDetail } from '../../components/use-detail.ts';
import type { StoredObject } from '../../components/use-object-editor.ts';
import { useUnsavedGuard } from '../../components/use-unsaved-guard.tsx';
import { RemoveUser } from './RemoveUser.tsx';
import { useUserEditor } from './use-user-editor.ts';
import type { UserForm } from './user-form.ts';
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
  const { editor, save, command, issues, submit, offBecause } = useUserEditor(user, stored, onReread);
  const [removing, setRemoving] = useState(false);
  const detail = useDetail('/users');
  const navigate = useNavigate();
  const inUse = useLocation().pathname.split('/')[3] === 'use';
  const guard = useUnsavedGuard(editor.dirty, `the changes to ${name}`, `/users/${user.id}`);
  const used = data.asCandidate.length + data.asApprover.length;
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
          ]}
        />
      }
      foot={
        inUse ? (
          editor.dirty ? (
            <p className="unsaved-line">
              Changes to the settings are not saved yet.{' '}
              <Link to={detail.to(user.id)}>Go to the settings</Link>
            </p>
          ) : undefined
        ) : (
          <>
            <PowerShellStrip pipeline={command === null ? null : [command]} />
            <FormActions
              save="Save user"
              needs="administer"
              form="user-form"
              dirty={editor.dirty}
              busy={save.busy}
              offBecause={editor.dirty ? offBecause : null}
              onDiscard={editor.discard}
            />
          </>
        )
      }
    >
      {guard}
      {inUse ? (
        <UserUse data={data} />
      ) : (
        <UserSettings data={data} editor={editor} save={save} issues={issues} onSubmit={submit} />
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
