import type { RequestRow, RoleRow, UserFinding, UserRow } from '../../shared/contract/pam.ts';
import type { GroupName } from '../../shared/domain/group.ts';
import type { GroupId, RoleId, UserId } from '../../shared/domain/ids.ts';
import { pendingStatuses, type Request } from '../../shared/domain/request.ts';
import type { Role, RoleName } from '../../shared/domain/role.ts';
import type { User, UserName } from '../../shared/domain/user.ts';
import { isUncallable } from '../checks/rules/numbers.ts';
import type { PhonePort } from '../pam/ports.ts';
import type { Store } from '../store/types.ts';

/** Rows as the pages show them: objects with the names and findings of what they point at. */
export interface Views {
  user(user: User): UserRow;
  role(role: Role): RoleRow;
  request(request: Request): RequestRow;
  userName(id: UserId): UserName;
  roleName(id: RoleId): RoleName;
  groupName(id: GroupId): GroupName;
  findings(user: User): UserFinding[];
}

export function createViews(store: Store, phone: PhonePort): Views {
  /** A removed object keeps the name that the history last had for it. */
  const userName = (id: UserId): UserName => {
    const user = store.users.get(id);
    const name = user?.privAccountName ?? store.lastName('user', id) ?? 'removed user';
    return { id, privAccountName: name, sourceDisplayName: user?.sourceDisplayName ?? name };
  };
  const roleName = (id: RoleId): RoleName => ({
    id,
    displayName: store.roles.get(id)?.displayName ?? store.lastName('role', id) ?? 'removed role',
  });
  const groupName = (id: GroupId): GroupName => ({
    id,
    privDisplayName: store.groups.get(id)?.privDisplayName ?? 'removed group',
  });

  function findings(user: User): UserFinding[] {
    const { reading, canDial } = phone.read(user.sourcePhoneNumber);
    const found: UserFinding[] = [];
    if (reading.kind === 'empty') found.push('no-number');
    if (reading.kind === 'unreadable' && !canDial) found.push('unreadable-number');
    if (reading.kind === 'number' && reading.ambiguous !== null) found.push('ambiguous-number');
    if (!user.privOnly && user.sourceAccountSid === '') found.push('no-sid');
    if (!user.privOnly && user.sourceEmailAddress === '') found.push('no-mail');
    // The roles are counted only where the number leaves the question open.
    if (!canDial && isUncallable(canDial, store.roles.count({ candidate: user.id })))
      found.push('not-callable');
    return found;
  }

  return {
    userName,
    roleName,
    groupName,
    findings,
    user(user) {
      const { reading, canDial } = phone.read(user.sourcePhoneNumber);
      const active = store.requests.find({ userId: user.id, statuses: ['Active'] });
      return {
        user,
        phone: reading,
        canDial,
        findings: findings(user),
        candidateOf: store.roles.count({ candidate: user.id }),
        activeRoles: [...new Set(active.map(request => request.roleId))].map(roleName),
      };
    },
    role: role => ({
      role,
      candidates: role.candidates.map(userName),
      approvers: role.approvers.map(userName),
      privileges: role.privileges.map(groupName),
      active: store.requests.count({ roleId: role.id, statuses: ['Active'] }),
      waiting: store.requests.count({ roleId: role.id, statuses: pendingStatuses }),
    }),
    request: request => ({
      request,
      user: userName(request.userId),
      role: roleName(request.roleId),
    }),
  };
}
