import { makeCommand } from '../../../shared/cmdlets/command.ts';
import { roleRef } from '../../../shared/cmdlets/refs.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { RemoveObject } from '../../components/RemoveObject.tsx';
import { counted, listWords } from '../../components/words.ts';

export interface RemoveRoleProps {
  data: Output<'roles.get'>;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before a role is removed, and says whom it concerns. */
export function RemoveRole({ data, ...handlers }: RemoveRoleProps) {
  const { role } = data;
  return (
    <RemoveObject
      kind="role"
      object={role}
      name={role.displayName}
      command={makeCommand('Remove-PAMRole', { Role: roleRef(role), Force: true })}
      {...handlers}
    >
      {effectOf(data)}
    </RemoveObject>
  );
}

function effectOf({ role, candidates, open }: Output<'roles.get'>): string {
  const names = candidates.map(user => user.sourceDisplayName || user.privAccountName);
  const who =
    names.length === 0
      ? 'Nobody is a candidate of it.'
      : `${names.length > 3 ? counted(names.length, 'candidate') : listWords(names)} can no longer ask for ${role.displayName}.`;
  const now =
    open.length === 0
      ? 'Nobody holds it now.'
      : `${counted(open.length, 'request')} for it ${open.length === 1 ? 'is' : 'are'} open: removing is refused until ${open.length === 1 ? 'it is' : 'they are'} closed.`;
  return `${who} ${now} The role cannot be brought back; its history stays.`;
}
