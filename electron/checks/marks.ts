import { AppError } from '../../shared/contract/errors.ts';
import type { RoleId } from '../../shared/domain/ids.ts';
import { roleMarkNames, type RoleMarkName } from '../../shared/domain/role-mark.ts';
import { toCells } from '../store/cells.ts';
import { roleMarkId } from '../store/checks.ts';
import type { Actor } from '../store/entry.ts';
import type { Store } from '../store/types.ts';

/** Sets or takes away a mark of a role; nothing is written where it is so already. NOT_FOUND for a role that is not there. */
export function markRole(
  store: Store,
  wanted: { id: RoleId; mark: RoleMarkName; on: boolean; reason: string; now: number },
  actor: Actor,
): RoleMarkName[] {
  return store.transaction(() => {
    const role = store.roles.get(wanted.id);
    if (role === undefined) throw new AppError('NOT_FOUND', 'This role does not exist, or was removed.');
    const { mark, on } = wanted;
    const marks = () => store.roleMarks.ofRole(role.id).map(one => one.mark);
    if (marks().includes(mark) === on) return marks();
    const id = roleMarkId(role.id, mark);
    const values = toCells('roleMark', { roleId: role.id, mark, by: actor.actor, at: wanted.now });
    store.apply({
      ...actor,
      event: on ? 9073 : 9074,
      message: on
        ? `${role.displayName} was marked ${roleMarkNames[mark]}.`
        : `The mark ${roleMarkNames[mark]} was taken off ${role.displayName}.`,
      reason: wanted.reason,
      roleId: role.id,
      changes: [on ? { op: 'set', kind: 'roleMark', id, values } : { op: 'drop', kind: 'roleMark', id }],
    });
    return marks();
  });
}
