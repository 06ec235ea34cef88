import type { GroupUse, UserUse } from '../../shared/contract/pam.ts';
import type { GroupId, UserId } from '../../shared/domain/ids.ts';
import { pamSets } from '../../shared/domain/pam-set.ts';
import { openStatuses, type Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { Membership, Store } from '../store/types.ts';
import type { Views } from './views.ts';

/** The most open requests that a panel names; the list of requests has the others. */
const mostOpen = 100;

/** All that the store knows a user by, beside the roles. */
export function userUse(store: Store, views: Views, id: UserId): UserUse {
  const { privAccountName } = views.userName(id);
  const put = new Set<string>(store.setMembers.ofUser(id).map(({ setId }) => setId));
  return {
    open: newest(store.requests.find({ userId: id, statuses: openStatuses })).map(views.request),
    memberOf: store.memberships.ofUser(id).map(membership => ({
      ...wayOf(store, views, membership),
      group: views.groupName(membership.groupId),
    })),
    mayJoin: gathered(store.roles.find({ candidate: id }), role => role.privileges, views).map(
      ([group, roles]) => ({ group: views.groupName(group), roles }),
    ),
    sets: pamSets
      .filter(set => set.members === 'all-users' || put.has(set.id))
      .map(({ id: set, displayName }) => ({ id: set, displayName })),
    accounts: store
      .accounts()
      .filter(({ as }) => as !== null && as.toLowerCase() === privAccountName.toLowerCase())
      .map(({ osUser }) => osUser),
  };
}

/** Who may get into a group, and which requests for it are open. */
export function groupUse(store: Store, views: Views, id: GroupId): GroupUse {
  const roles = store.roles.find({ privilege: id });
  const open = roles.flatMap(role => store.requests.find({ roleId: role.id, statuses: openStatuses }));
  return {
    open: newest(open).map(views.request),
    mayJoin: gathered(roles, role => role.candidates, views).map(([user, by]) => ({
      user: views.userName(user),
      roles: by,
    })),
  };
}

/** Of each thing that the roles name, the roles that name it. */
function gathered<I extends string>(
  roles: readonly Role[],
  named: (role: Role) => readonly I[],
  views: Views,
) {
  const by = new Map<I, ReturnType<Views['roleName']>[]>();
  for (const role of roles)
    for (const id of named(role)) by.set(id, [...(by.get(id) ?? []), views.roleName(role.id)]);
  return [...by];
}

function newest(requests: readonly Request[]): Request[] {
  return [...requests].sort((a, b) => b.createdAt - a.createdAt).slice(0, mostOpen);
}

function wayOf(store: Store, views: Views, { requestId, until }: Membership) {
  const request = store.requests.get(requestId);
  if (request === undefined)
    throw new Error(`A membership names the request ${requestId}, which is not there.`);
  return { role: views.roleName(request.roleId), requestId, until };
}
