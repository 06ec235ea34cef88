import type { ConsoleAccount, PamConfiguration } from '../../../shared/domain/configuration.ts';
import type { Group } from '../../../shared/domain/group.ts';
import type { GroupId, RequestId, RoleId, UserId } from '../../../shared/domain/ids.ts';
import type { Dialling } from '../../../shared/domain/phone-number.ts';
import { openStatuses, type Request } from '../../../shared/domain/request.ts';
import type { Role } from '../../../shared/domain/role.ts';
import type { User } from '../../../shared/domain/user.ts';
import type { Entry } from '../../store/entry.ts';
import type { Store } from '../../store/types.ts';

/** What the store says, once before a change and once after it, of all that the change may concern. */
export interface ImpactFacts {
  /** Milliseconds UTC. */
  now: number;
  timeZone: string;
  configuration: PamConfiguration;
  accounts: readonly ConsoleAccount[];
  roles: ReadonlyMap<RoleId, Role>;
  /** The people of these roles, and the users that are changed. */
  users: ReadonlyMap<UserId, User>;
  groups: ReadonlyMap<GroupId, Group>;
  /** The open requests for these roles and of these users, and those that are changed. */
  requests: ReadonlyMap<RequestId, Request>;
  /** What the provider in use makes of a user's number. */
  dial(user: User): Dialling;
}

export interface FactsPorts {
  store: Store;
  now(): number;
  dial(user: User): Dialling;
}

/** The objects that these entries change, by kind. */
export interface Scope {
  roles: Set<RoleId>;
  users: Set<UserId>;
  groups: Set<GroupId>;
  requests: Set<RequestId>;
  configuration: boolean;
}

export function scopeOf(entries: readonly Pick<Entry, 'changes'>[]): Scope {
  const changes = entries.flatMap(entry => entry.changes);
  const ids = <I extends string>(kind: string) =>
    new Set(changes.flatMap(change => (change.kind === kind ? [change.id as I] : [])));
  return {
    roles: ids<RoleId>('role'),
    users: ids<UserId>('user'),
    groups: ids<GroupId>('group'),
    requests: ids<RequestId>('request'),
    configuration: ids('pamConfiguration').size > 0,
  };
}

/** Reads what the scope concerns, as the store is at this moment. A change of the configuration concerns every role, not its people. */
export function factsOn({ store, now, dial }: FactsPorts, scope: Scope): ImpactFacts {
  const near = new Map<RoleId, Role>();
  const take = (roles: readonly Role[]) => roles.forEach(role => near.set(role.id, role));
  take(present([...scope.roles].map(id => store.roles.get(id))));
  for (const id of scope.users)
    take([...store.roles.find({ candidate: id }), ...store.roles.find({ approver: id })]);
  for (const id of scope.groups) take(store.roles.find({ privilege: id }));

  const people = new Set<UserId>(scope.users);
  const groupIds = new Set<GroupId>(scope.groups);
  for (const role of near.values()) {
    for (const id of [...role.candidates, ...role.approvers]) people.add(id);
    for (const id of role.privileges) groupIds.add(id);
  }
  const requests = present([...scope.requests].map(id => store.requests.get(id)));
  for (const roleId of near.keys()) requests.push(...store.requests.find({ roleId, statuses: openStatuses }));
  for (const userId of scope.users) requests.push(...store.requests.find({ userId, statuses: openStatuses }));
  for (const request of requests) {
    people.add(request.userId);
    const role = store.roles.get(request.roleId);
    if (role !== undefined) near.set(role.id, role);
  }
  if (scope.configuration) take(store.roles.find({}));
  return {
    now: now(),
    timeZone: store.consoleConfiguration().timeZone,
    configuration: store.pamConfiguration(),
    accounts: store.accounts(),
    roles: near,
    users: byId(present([...people].map(id => store.users.get(id)))),
    groups: byId(present([...groupIds].map(id => store.groups.get(id)))),
    requests: byId(requests),
    dial,
  };
}

function byId<I extends string, T extends { id: I }>(list: readonly T[]): Map<I, T> {
  return new Map(list.map(item => [item.id, item]));
}

function present<T>(list: readonly (T | undefined)[]): T[] {
  return list.filter(item => item !== undefined);
}
