import { resultOf } from '../../shared/domain/event-result.ts';
import type { Explanation } from '../../shared/domain/explanation.ts';
import type { PageOf } from '../../shared/domain/page.ts';
import type { RequestRow, RoleRow, UserRow } from '../../shared/contract/pam.ts';
import type { EventFilter, PamEvent } from '../../shared/domain/event.ts';
import type { Group, GroupName } from '../../shared/domain/group.ts';
import type { GroupId, UserId } from '../../shared/domain/ids.ts';
import { dialPublic, readPhoneNumber } from '../../shared/domain/phone-number.ts';
import { openStatuses, pendingStatuses, type Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User, UserName } from '../../shared/domain/user.ts';
import type { World } from './bridge-world.ts';

const includes = (list: readonly string[], value: string) => list.includes(value);

/** A page by position: `after` is the index of the first row. */
export function paged<T>(
  rows: readonly T[],
  page: { after: string | null; limit: number },
): PageOf<T> & { total: number } {
  const from = Number(page.after ?? 0);
  const to = from + page.limit;
  return { rows: rows.slice(from, to), next: to < rows.length ? String(to) : null, total: rows.length };
}

export function sorted<T>(rows: readonly T[], of: (row: T) => string | number, direction: string): T[] {
  const sign = direction === 'descending' ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [one, other] = [of(a), of(b)];
    return sign * (one < other ? -1 : one > other ? 1 : 0);
  });
}

export function userNameOf({ id, privAccountName, sourceDisplayName }: User): UserName {
  return { id, privAccountName, sourceDisplayName };
}

export function groupNameOf({ id, privDisplayName }: Group): GroupName {
  return { id, privDisplayName };
}

export function userNames(world: World, ids: readonly UserId[]): UserName[] {
  return world.users.filter(user => ids.includes(user.id)).map(userNameOf);
}

export function groupNames(world: World, ids: readonly GroupId[]): GroupName[] {
  return world.groups.filter(group => ids.includes(group.id)).map(groupNameOf);
}

export function userRowOf(world: World, user: User): UserRow {
  const phone = readPhoneNumber(user.sourcePhoneNumber, '1');
  const canDial = dialPublic(phone).canDial;
  const roles = world.roles.filter(role => role.candidates.includes(user.id));
  return {
    user,
    phone,
    canDial,
    findings: [
      ...(phone.kind === 'empty' ? (['no-number'] as const) : []),
      ...(phone.kind === 'unreadable' ? (['unreadable-number'] as const) : []),
      ...(!canDial && roles.some(role => role.mfaEnabled) ? (['not-callable'] as const) : []),
    ],
    candidateOf: roles.length,
    activeRoles: roles
      .filter(role =>
        world.requests.some(
          one => one.roleId === role.id && one.userId === user.id && one.status === 'Active',
        ),
      )
      .map(({ id, displayName }) => ({ id, displayName })),
  };
}

export function roleRowOf(world: World, role: Role): RoleRow {
  const own = world.requests.filter(request => request.roleId === role.id);
  return {
    role,
    candidates: userNames(world, role.candidates),
    approvers: userNames(world, role.approvers),
    privileges: groupNames(world, role.privileges),
    active: own.filter(request => request.status === 'Active').length,
    waiting: own.filter(request => includes(pendingStatuses, request.status)).length,
  };
}

export function requestRowOf(world: World, request: Request): RequestRow {
  const user = world.users.find(one => one.id === request.userId);
  const role = world.roles.find(one => one.id === request.roleId);
  if (user === undefined || role === undefined) throw new Error('The fake forest lost an object.');
  return { request, user: userNameOf(user), role: { id: role.id, displayName: role.displayName } };
}

export function isOpen(request: Request): boolean {
  return includes(openStatuses, request.status);
}

/** The events that a filter selects, newest first. */
export function eventsOf(world: World, filter: EventFilter): PamEvent[] {
  const text = filter.text?.toLowerCase();
  return world.events
    .filter(
      event =>
        (filter.ids?.includes(event.id) ?? true) &&
        (filter.severities?.includes(event.severity) ?? true) &&
        (filter.sources?.includes(event.source) ?? true) &&
        (filter.results?.includes(resultOf(event.id)) ?? true) &&
        (filter.userId === undefined || event.userId === filter.userId) &&
        (filter.roleId === undefined || event.roleId === filter.roleId) &&
        (filter.requestId === undefined || event.requestId === filter.requestId) &&
        (filter.from === undefined || event.at >= filter.from) &&
        (filter.to === undefined || event.at < filter.to) &&
        (text === undefined ||
          `${event.message} ${event.userName} ${event.roleName} ${event.reason}`
            .toLowerCase()
            .includes(text)),
    )
    .reverse();
}

/** Counts by a key, in the key's order. */
export function countBy<T, K extends string | number>(rows: readonly T[], of: (row: T) => K): [K, number][] {
  const counts = new Map<K, number>();
  for (const row of rows) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A role that is active at once. `ttl` is seconds, `now` milliseconds UTC. */
export function explanationOf(now: number, ttl = 3600): Explanation {
  const endsAt = now + ttl * 1000;
  return {
    gates: [{ id: 'candidate', verdict: 'passed', reason: 'The user is a candidate of the role.' }],
    outcome: 'active',
    summary: 'The role is active at once.',
    ttl,
    startsAt: now,
    endsAt,
    memberUntil: endsAt,
    lapsesAt: null,
    call: null,
    bypass: false,
    deciders: [],
    approvedAsOwner: false,
    closes: [],
    window: null,
    limits: { least: 300, most: 3600, mostFrom: 'role' },
    provider: { name: 'simulated', simulated: true },
    approvers: [],
    rights: null,
    events: [],
  };
}
