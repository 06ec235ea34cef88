import { makeCommand } from '../../../shared/cmdlets/command.ts';
import { groupRef } from '../../../shared/cmdlets/refs.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { RemoveObject } from '../../components/RemoveObject.tsx';
import { RoleLinks } from '../../components/RoleLinks.tsx';
import { StillUsed } from '../../components/StillUsed.tsx';
import { counted } from '../../components/words.ts';
import { removalWords } from './removal-words.ts';

export interface RemoveGroupProps {
  data: Output<'groups.get'>;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before a group is removed; where roles or members still use it, says which instead. */
export function RemoveGroup({ data: { group, roles, members }, onClose, onRemoved }: RemoveGroupProps) {
  if (roles.length + members.length > 0)
    return (
      <StillUsed name={group.privDisplayName} onClose={onClose}>
        {roles.length > 0 && (
          <>
            <p className="still-head">Roles still give it. Take it off their groups first:</p>
            <RoleLinks roles={roles} onFollow={onClose} />
          </>
        )}
        {members.length > 0 && (
          <p className="still-head">
            {counted(members.length, 'activated account')} {members.length === 1 ? 'is' : 'are'} in it. Close
            these activations, or wait until they end.
          </p>
        )}
      </StillUsed>
    );
  return (
    <RemoveObject
      kind="group"
      object={group}
      name={group.privDisplayName}
      command={makeCommand('Remove-PAMGroup', { Group: groupRef(group), Force: true })}
      onClose={onClose}
      onRemoved={onRemoved}
    >
      {removalWords(group)}
    </RemoveObject>
  );
}
