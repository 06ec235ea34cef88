import { IconButton } from '@mui/material';
import { useRef, useState } from 'react';
import type { Group } from '../../../shared/domain/group.ts';
import { useRead } from '../../api/use-read.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Picker } from '../../components/Picker.tsx';

export interface GroupPickerProps {
  groups: readonly Group[];
  onChange: (groups: Group[]) => void;
  error?: string | undefined;
}

const nameOf = (group: Group): string => group.privDisplayName || group.privAccountName;

/** The groups that a role grants. */
export function GroupPicker({ groups, onChange, error }: GroupPickerProps) {
  const [text, setText] = useState<string | null>(null);
  const announce = useAnnounce();
  const box = useRef<HTMLDivElement>(null);
  const found = useRead(
    'groups.list',
    { ...(text === null || text.trim() === '' ? {} : { search: text.trim() }), page: { limit: 30 } },
    { enabled: text !== null, keepPrevious: true },
  );
  const chosen = new Set(groups.map(group => group.id));
  return (
    <div className="picked" ref={box}>
      <Picker
        label="Groups"
        placeholder="Add a group by name"
        help="Whoever activates the role is a member of each until the activation ends."
        error={error}
        options={(found.data?.rows ?? []).map(row => row.group).filter(group => !chosen.has(group.id))}
        optionKey={group => group.id}
        optionText={nameOf}
        optionWords={group => `${nameOf(group)} ${group.sourceAccountName}`}
        renderOption={group => <GroupLine group={group} />}
        onSearch={setText}
        onPick={group => {
          onChange([...groups, group]);
          announce(`${nameOf(group)} added to the groups`);
        }}
        searching={found.isFetching}
        nothing={found.error?.message ?? 'No other PAM group has this in the name.'}
      />
      {groups.length === 0 ? (
        <p className="soft picked-nobody">No group: an activation grants nothing.</p>
      ) : (
        <ul className="picked-list" aria-label="Groups chosen">
          {groups.map(group => (
            <li key={group.id}>
              <GroupLine group={group} />
              <IconButton
                aria-label={`Take ${nameOf(group)} off the groups`}
                onClick={() => {
                  onChange(groups.filter(other => other.id !== group.id));
                  announce(`${nameOf(group)} taken off the groups`);
                  box.current?.querySelector('input')?.focus();
                }}
              >
                <Icon name="close" size={14} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function GroupLine({ group }: { group: Group }) {
  return (
    <span className="person-line">
      <span>{nameOf(group)}</span>
      {!group.active && (
        <Chip tone="warning" icon="warning">
          Not active for activation
        </Chip>
      )}
    </span>
  );
}
