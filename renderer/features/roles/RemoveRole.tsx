import { makeCommand } from '../../../shared/cmdlets/command.ts';
import { roleRef } from '../../../shared/cmdlets/refs.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { RemoveObject } from '../../components/RemoveObject.tsx';

export interface RemoveRoleProps {
  data: Output<'roles.get'>;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before a role is removed, and says whom it concerns. */
export function RemoveRole({ data: { role }, ...handlers }: RemoveRoleProps) {
  return (
    <RemoveObject
      kind="role"
      object={role}
      name={role.displayName}
      command={makeCommand('Remove-PAMRole', { Role: roleRef(role), Force: true })}
      {...handlers}
    >
      The role cannot be brought back; its history stays.
    </RemoveObject>
  );
}
