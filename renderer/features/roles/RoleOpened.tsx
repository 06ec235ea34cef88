import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import { useForest } from '../../api/me.ts';
import { Chip } from '../../components/Chip.tsx';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LinkTabs } from '../../components/LinkTabs.tsx';
import { ObjectTimeline } from '../../components/ObjectTimeline.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { ObjectFoot, UnsavedLine } from '../../components/ObjectFoot.tsx';
import { useDetail } from '../../components/use-detail.ts';
import type { StoredObject } from '../../components/use-object-editor.ts';
import { useUnsavedGuard } from '../../components/use-unsaved-guard.tsx';
import { roleMarkNames } from '../../../shared/domain/role-mark.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { ObjectChecks } from '../checks/ObjectChecks.tsx';
import { GateMarks } from './GateMarks.tsx';
import { RemoveRole } from './RemoveRole.tsx';
import { type Limits, offBecause } from './role-checks.ts';
import type { RoleForm } from './role-form.ts';
import { RoleMarks } from './RoleMarks.tsx';
import { RolePeople } from './RolePeople.tsx';
import { RoleRequests } from './RoleRequests.tsx';
import { RoleSettings } from './RoleSettings.tsx';
import { useRoleEditor } from './use-role-editor.ts';
import { useRoleSave } from './use-role-save.ts';

export interface RoleOpenedProps {
  data: Output<'roles.get'>;
  stored: StoredObject<RoleForm>;
  limits: Limits;
  /** Reads the role again: after a refusal it may be another than the one on screen. */
  onReread: () => void;
}

/** The open role: settings, people, requests. What is edited survives a change of the tab. */
export function RoleOpened({ data, stored, limits, onReread }: RoleOpenedProps) {
  const { role } = data;
  const { timeZone } = useForest();
  const editor = useRoleEditor(stored);
  const { base, form, version } = editor;
  const save = useRoleSave({ form, limits, before: { id: role.id, version, base }, onStale: onReread });
  const [removing, setRemoving] = useState(false);
  const detail = useDetail('/roles');
  const navigate = useNavigate();
  const { tab } = detail;
  const inSettings = tab !== 'people' && tab !== 'requests' && tab !== 'timeline';
  const guard = useUnsavedGuard(editor.dirty, `the changes to role ${role.displayName}`, `/roles/${role.id}`);
  return (
    <Detail
      id={role.id}
      title={role.displayName}
      summary={
        <span className="role-facts">
          {data.marks.map(mark => (
            <Chip key={mark} tone="accent" icon="lock">
              {roleMarkNames[mark]}
            </Chip>
          ))}
          <GateMarks role={role} />
          <span>up to {durationInWords(role.ttl)}</span>
        </span>
      }
      actions={
        <>
          <ActionButton
            needs="operate"
            startIcon={<Icon name="roles" />}
            onClick={() => void navigate(`/requests/new?role=${role.id}`)}
          >
            Activate role
          </ActionButton>
          <ActionButton
            startIcon={<Icon name="question" />}
            onClick={() => void navigate(`/explain?role=${role.id}`)}
          >
            Explain
          </ActionButton>
          <ActionButton
            needs="administer"
            startIcon={<Icon name="copy" />}
            onClick={() => void navigate(`/roles/new?like=${role.id}`)}
          >
            New role like this one
          </ActionButton>
          <ActionButton
            startIcon={<Icon name="transfer" />}
            onClick={() => void navigate(`/roles/compare?a=${role.id}`)}
          >
            Compare with…
          </ActionButton>
          <ActionButton
            needs="administer"
            startIcon={<Icon name="trash" />}
            onClick={() => setRemoving(true)}
          >
            Remove role
          </ActionButton>
        </>
      }
      tabs={
        <LinkTabs
          label={`Parts of role ${role.displayName}`}
          tabs={[
            { to: detail.to(role.id), label: 'Settings', end: true },
            { to: detail.to(role.id, 'people'), label: 'People', count: data.people.length },
            { to: detail.to(role.id, 'requests'), label: 'Requests', count: data.open.length },
            { to: detail.to(role.id, 'timeline'), label: 'Timeline' },
          ]}
        />
      }
      foot={
        inSettings ? (
          <ObjectFoot
            kind="role"
            editor={editor}
            save={save}
            form="role-form"
            offBecause={offBecause(base, form)}
          />
        ) : editor.dirty ? (
          <UnsavedLine settings={detail.to(role.id)} />
        ) : undefined
      }
    >
      {guard}
      {tab === 'people' ? (
        <RolePeople data={data} />
      ) : tab === 'requests' ? (
        <RoleRequests data={data} />
      ) : tab === 'timeline' ? (
        <ObjectTimeline of={{ roleId: role.id }} what="role" />
      ) : (
        <>
          <ObjectChecks object={{ kind: 'role', id: role.id }} />
          <RoleSettings id={role.id} editor={editor} save={save} limits={limits} timeZone={timeZone} />
          <RoleMarks key={role.id} data={data} />
        </>
      )}
      {removing && <RemoveRole data={data} onClose={() => setRemoving(false)} onRemoved={detail.close} />}
    </Detail>
  );
}
