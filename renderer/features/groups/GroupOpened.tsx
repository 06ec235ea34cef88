import { useState } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LinkTabs } from '../../components/LinkTabs.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { fieldOfPath } from '../../components/object-form.ts';
import { ObjectFoot, UnsavedLine } from '../../components/ObjectFoot.tsx';
import { useDetail } from '../../components/use-detail.ts';
import { type StoredObject, useObjectEditor } from '../../components/use-object-editor.ts';
import { useObjectSave } from '../../components/use-object-save.ts';
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
  const { group, roles, members, open } = data;
  const name = group.privDisplayName || group.privAccountName;
  const editor = useObjectEditor(groupSpec, stored);
  const { base, form, version } = editor;
  const wrong = groupIssues(base, form);
  const save = useObjectSave({
    kind: 'group',
    form,
    fieldOf: path => fieldOfPath(groupSpec, path),
    command: setGroupCommand({ ...base, privOnly: group.privOnly }, base, form),
    wrong,
    early: wrong,
    done: `${form.privDisplayName || form.privAccountName} saved`,
    stored: { id: group.id, version },
    onStale: onReread,
  });
  const [removing, setRemoving] = useState(false);
  const detail = useDetail('/groups');
  const inUse = detail.tab === 'use';
  const guard = useUnsavedGuard(editor.dirty, `the changes to ${name}`, `/groups/${group.id}`);
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
            {
              to: detail.to(group.id, 'use'),
              label: 'Where used',
              count: roles.length + members.length + open.length,
            },
          ]}
        />
      }
      foot={
        !inUse ? (
          <ObjectFoot kind="group" editor={editor} save={save} form="group-form" />
        ) : editor.dirty ? (
          <UnsavedLine settings={detail.to(group.id)} />
        ) : undefined
      }
    >
      {guard}
      {inUse ? <GroupUse data={data} /> : <GroupSettings data={data} editor={editor} save={save} />}
      {removing && <RemoveGroup data={data} onClose={() => setRemoving(false)} onRemoved={detail.close} />}
    </Detail>
  );
}
