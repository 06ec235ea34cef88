import { makeCommand, type Value } from '../../../shared/cmdlets/command.ts';
import { groupRef, roleRef, userRef } from '../../../shared/cmdlets/refs.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { roleLists } from '../../store/entry.ts';
import { roleParameters } from '../parameters.ts';
import type { PastObjects } from './past.ts';
import { noChange, setting, type Undo } from './setting.ts';

/** Takes back what happened to a role: made, changed or removed. Lists are given whole, as Set-PAMRole takes them. */
export function undoRole(
  before: Role | undefined,
  after: Role | undefined,
  past: { before: PastObjects; after: PastObjects },
): Undo {
  if (before === undefined) {
    return {
      commands: after ? [makeCommand('Remove-PAMRole', { Role: roleRef(after) })] : [],
      cannot: [],
    };
  }
  const members = membersOf(before, past);
  if (after === undefined) {
    const { availableFrom, availableTo } = before;
    return {
      commands: [
        makeCommand('New-PAMRole', {
          DisplayName: before.displayName,
          Description: before.description === '' ? undefined : before.description,
          TTL: before.ttl,
          AvailableFrom: availableFrom ?? undefined,
          AvailableTo: availableTo ?? undefined,
          MFAEnabled: before.mfaEnabled,
          ApprovalEnabled: before.approvalEnabled,
          AvailabilityWindowEnabled: before.availabilityWindowEnabled,
          DisableAutoApprovalIfOwner: before.disableAutoApprovalIfOwner,
          ...Object.fromEntries(Object.entries(members).filter(([, refs]) => refs.length > 0)),
        }),
      ],
      cannot: [],
    };
  }
  const { values, emptied } = setting<Role>(roleParameters, after, before);
  for (const list of roleLists) {
    if (JSON.stringify(before[list]) === JSON.stringify(after[list])) continue;
    const parameter = roleParameters[list];
    values[parameter] = members[parameter] ?? [];
  }
  return {
    commands: noChange(values) ? [] : [makeCommand('Set-PAMRole', { Role: roleRef(after), ...values })],
    cannot: emptied
      ? [
          `Set-PAMRole cannot take the times of ${before.displayName}’s window away. AvailabilityWindowEnabled switches the window off.`,
        ]
      : [],
  };
}

/** A role's lists as references by the names that the objects have after the entry, where they are still there. */
function membersOf(role: Role, { before, after }: { before: PastObjects; after: PastObjects }) {
  const users = (ids: readonly string[]) =>
    ids.flatMap(id => after.user(id) ?? before.user(id) ?? []).map(user => userRef(user));
  return {
    Candidates: users(role.candidates),
    Approvers: users(role.approvers),
    Privileges: role.privileges
      .flatMap(id => after.group(id) ?? before.group(id) ?? [])
      .map(group => groupRef(group)),
  } as Record<string, Value[]>;
}
