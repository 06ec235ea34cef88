import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Chip } from '../../components/Chip.tsx';
import { FormActions } from '../../components/FormActions.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LinkTabs } from '../../components/LinkTabs.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { fieldOfPath } from '../../components/object-form.ts';
import { PowerShellStrip } from '../../components/PowerShellStrip.tsx';
import { useCmdletSave } from '../../components/use-cmdlet-save.ts';
import { useDetail } from '../../components/use-detail.ts';
import { type StoredObject, useObjectEditor } from '../../components/use-object-editor.ts';
import { useUnsavedGuard } from '../../components/use-unsaved-guard.tsx';
import { type GroupForm, groupIssues, groupSpec, setGroupCommand } from './group-form.ts';
import { GroupSettings } from './GroupSettings.tsx';
import { GroupUse } from './GroupUse.tsx';
import { RemoveGroup } from './RemoveGroup.tsx';
import { SidChip } from './SidChip.tsx';

export interface GroupOpenedProps {
  data: Output<'groups.get'>;
  stored: StoredObject<GroupForm>;
  onReread: () => void;
}

/** The open group: settings, roles and members. What is edited survives a change of the tab. */
export function GroupOpened({ data, stored, onReread }: GroupOpenedProps) {
  const { group, members } = data;
  const name = group.privDisplayName || group.privAccountName;
  const editor = useObjectEditor(groupSpec, stored);
  const { base, form, version } = editor;
  const save = useCmdletSave(form, path => fieldOfPath(groupSpec, path), onReread);
  const announce = useAnnounce();
  const [removing, setRemoving] = useState(false);
  const detail = useDetail('/groups');
  const inUse = useLocation().pathname.split('/')[3] === 'use';
  const guard = useUnsavedGuard(editor.dirty, `the changes to ${name}`, `/groups/${group.id}`);
  const command = setGroupCommand({ ...base, privOnly: group.privOnly }, base, form);
  const checked = groupIssues(base, form);
  const submit = async () => {
    if (command === null || Object.keys(checked).length > 0) return false;
    const result = await save.run([command], { kind: 'group', id: group.id, version });
    if (result !== null) announce(`${form.privDisplayName || form.privAccountName} saved`);
    return result !== null;
  };
  return (
    <Detail
      id={group.id}
      title={name}
      summary={
        <span className="group-facts">
          <SidChip group={group} />
          {!group.active && (
            <Chip tone="warning" icon="warning">
              Not active for activation
            </Chip>
          )}
        </span>
      }
      actions={
        <ActionButton needs="administer" startIcon={<Icon name="trash" />} onClick={() => setRemoving(true)}>
          Remove group
        </ActionButton>
      }
      tabs={
        <LinkTabs
          label={`Parts of ${name}`}
          tabs={[
            { to: detail.to(group.id), label: 'Settings', end: true },
            { to: detail.to(group.id, 'use'), label: 'Roles and members', count: members.length },
          ]}
        />
      }
      foot={
        inUse ? (
          editor.dirty ? (
            <p className="unsaved-line">
              Changes to the settings are not saved yet.{' '}
              <Link to={detail.to(group.id)}>Go to the settings</Link>
            </p>
          ) : undefined
        ) : (
          <>
            <PowerShellStrip pipeline={command === null ? null : [command]} />
            <FormActions
              save="Save group"
              needs="administer"
              form="group-form"
              dirty={editor.dirty}
              busy={save.busy}
              offBecause={
                editor.meanwhile.length > 0
                  ? 'The group was changed while you edited it. Reload first; your entries can be kept.'
                  : null
              }
              onDiscard={editor.discard}
            />
          </>
        )
      }
    >
      {guard}
      {inUse ? (
        <GroupUse data={data} />
      ) : (
        <GroupSettings
          data={data}
          editor={editor}
          save={save}
          issues={{ ...checked, ...save.refusal?.byField }}
          onSubmit={submit}
        />
      )}
      {removing && <RemoveGroup data={data} onClose={() => setRemoving(false)} onRemoved={detail.close} />}
    </Detail>
  );
}
