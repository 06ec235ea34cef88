import { toCells } from '../../../electron/store/cells.ts';
import { roleMarkId, suppressionId } from '../../../electron/store/checks.ts';
import { roleLists, type Change, type Entry, type RoleList } from '../../../electron/store/entry.ts';
import type { RoleId } from '../../../shared/domain/ids.ts';
import { requestStatuses } from '../../../shared/domain/request.ts';
import type { Evidence } from '../../../shared/domain/trust.ts';
import { admins, asked, jen, roleR } from '../../integration/store/forest.ts';

/** A whole number from 0 up to, but not with, `below`. */
export type Dice = (below: number) => number;

/** Dice from a seed (mulberry32), for a process of its own. */
export function seededDice(seed: number): Dice {
  let state = seed >>> 0;
  return below => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/**
 * Makes valid entries of every kind of change, one after another: it remembers what there is, so that each entry fits
 * the ones before it. Several changes of an entry can concern the same object.
 */
export class RandomEntries {
  readonly #dice: Dice;
  readonly #newId: () => string;
  readonly users = new Set<string>();
  readonly groups = new Set<string>();
  readonly roles = new Map<string, Record<RoleList, Set<string>>>();
  readonly requests = new Set<string>();
  readonly suppressions = new Set<string>();
  readonly trusts = new Set<string>();
  readonly domains = new Set<string>();
  readonly setMembers = new Map<string, string>();
  readonly memberships = new Map<string, { user: string; group: string; request: string }>();

  constructor(dice: Dice, newId: () => string) {
    this.#dice = dice;
    this.#newId = newId;
  }

  next(): Entry {
    const changes: Change[] = [];
    for (let i = this.#dice(4); i >= 0; i--) changes.push(...this.#change());
    return { event: 9001, message: 'A change.', actor: 'dice', as: null, changes };
  }

  #change(): Change[] {
    const steps = [
      () => this.#makeUser(),
      () => this.#setUser(),
      () => this.#dropUser(),
      () => this.#makeGroup(),
      () => this.#dropGroup(),
      () => this.#makeRole(),
      () => this.#setRole(),
      () => this.#dropRole(),
      () => this.#changeList(),
      () => this.#changeList(),
      () => this.#makeRequest(),
      () => this.#setRequest(),
      () => this.#makeMembership(),
      () => this.#dropMembership(),
      () => this.#configure(),
      () => this.#suppress(),
      () => this.#markRole(),
      () => this.#recordTrust(),
      () => this.#recordDomain(),
      () => this.#changeSet(),
    ];
    return steps[this.#dice(steps.length)]?.() ?? [];
  }

  #pick(from: Iterable<string>): string | undefined {
    const all = [...from];
    return all.length === 0 ? undefined : all[this.#dice(all.length)];
  }

  #text(): string {
    const texts = ['', 'Jen', 'Müller', "O'Neil", '"q"', '\u0000', '😀', 'ÄÖÜ', '1'.repeat(300), 'a\nb'];
    return texts[this.#dice(texts.length)] ?? '';
  }

  #makeUser(): Change[] {
    const id = this.#newId();
    this.users.add(id);
    const values = toCells('user', {
      ...jen,
      sourceDisplayName: this.#text(),
      privOnly: this.#dice(2) === 0,
    });
    const made: Change[] = [{ op: 'set', kind: 'user', id, values }];
    if (this.#dice(3) === 0)
      made.push({
        op: 'set',
        kind: 'corpNumber',
        id,
        values: toCells('corpNumber', { userId: id as never, number: this.#text(), seenAt: this.#dice(1e9) }),
      });
    return made;
  }

  #setUser(): Change[] {
    const id = this.#pick(this.users);
    if (id === undefined) return [];
    if (this.#dice(4) === 0)
      return [
        {
          op: 'secret',
          kind: 'user',
          id,
          name: 'privPinCode',
          ref: this.#dice(2) === 0 ? null : this.#newId(),
        },
      ];
    return [
      {
        op: 'set',
        kind: 'user',
        id,
        values: toCells('user', { sourcePhoneNumber: this.#text(), privAccountName: this.#text() }),
      },
    ];
  }

  /** Who is in a list or a group first leaves it, in the same entry. */
  #dropUser(): Change[] {
    const id = this.#pick(this.users);
    if (id === undefined) return [];
    const changes = [
      ...this.#leaveLists(id),
      ...this.#leaveGroups(membership => membership.user === id),
      ...this.#leaveSets(id),
    ];
    this.users.delete(id);
    return [...changes, { op: 'drop', kind: 'user', id }];
  }

  #makeGroup(): Change[] {
    const id = this.#newId();
    this.groups.add(id);
    return [
      {
        op: 'set',
        kind: 'group',
        id,
        values: toCells('group', { ...admins, privDisplayName: this.#text() }),
      },
    ];
  }

  #dropGroup(): Change[] {
    const id = this.#pick(this.groups);
    if (id === undefined) return [];
    const changes = [...this.#leaveLists(id), ...this.#leaveGroups(membership => membership.group === id)];
    this.groups.delete(id);
    return [...changes, { op: 'drop', kind: 'group', id }];
  }

  #leaveLists(member: string): Change[] {
    const changes: Change[] = [];
    for (const [id, lists] of this.roles)
      for (const list of roleLists)
        if (lists[list].delete(member))
          changes.push({ op: 'remove', kind: 'role', id, list, items: [member] });
    return changes;
  }

  #leaveGroups(which: (membership: { user: string; group: string }) => boolean): Change[] {
    const changes: Change[] = [];
    for (const [id, membership] of this.memberships) {
      if (!which(membership)) continue;
      this.memberships.delete(id);
      changes.push({ op: 'drop', kind: 'membership', id });
    }
    return changes;
  }

  #makeRole(): Change[] {
    const id = this.#newId();
    this.roles.set(id, { candidates: new Set(), approvers: new Set(), privileges: new Set() });
    return [
      { op: 'set', kind: 'role', id, values: toCells('role', { ...roleR, displayName: this.#text() }) },
    ];
  }

  #setRole(): Change[] {
    const id = this.#pick(this.roles.keys());
    if (id === undefined) return [];
    const availableFrom = this.#dice(2) === 0 ? null : '08:00';
    return [
      { op: 'set', kind: 'role', id, values: toCells('role', { ttl: 1 + this.#dice(9999), availableFrom }) },
    ];
  }

  #dropRole(): Change[] {
    const id = this.#pick(this.roles.keys());
    if (id === undefined) return [];
    this.roles.delete(id);
    return [{ op: 'drop', kind: 'role', id }];
  }

  #changeList(): Change[] {
    const id = this.#pick(this.roles.keys());
    const list = roleLists[this.#dice(roleLists.length)] ?? 'candidates';
    const member = this.#pick(list === 'privileges' ? this.groups : this.users);
    if (id === undefined || member === undefined) return [];
    const members = this.roles.get(id)?.[list] ?? new Set();
    const op = members.has(member) ? 'remove' : 'add';
    if (op === 'add') members.add(member);
    else members.delete(member);
    return [{ op, kind: 'role', id, list, items: [member] }];
  }

  #makeRequest(): Change[] {
    const [roleId, userId] = [this.#pick(this.roles.keys()), this.#pick(this.users)];
    if (roleId === undefined || userId === undefined) return [];
    const id = this.#newId();
    this.requests.add(id);
    const values = toCells('request', {
      ...asked,
      roleId: roleId as never,
      userId: userId as never,
      justification: this.#text(),
    });
    return [{ op: 'set', kind: 'request', id, values }];
  }

  #setRequest(): Change[] {
    const id = this.#pick(this.requests);
    const status = requestStatuses[this.#dice(requestStatuses.length)];
    if (id === undefined) return [];
    const call =
      this.#dice(2) === 0
        ? null
        : {
            number: this.#text(),
            provider: 'simulated',
            startedAt: 1,
            endedAt: null,
            verified: null,
            code: this.#dice(25),
            message: '',
          };
    return [
      {
        op: 'set',
        kind: 'request',
        id,
        values: toCells('request', { status, call, expiresAt: this.#dice(1e9) }),
      },
    ];
  }

  #makeMembership(): Change[] {
    const [user, group, request] = [
      this.#pick(this.users),
      this.#pick(this.groups),
      this.#pick(this.requests),
    ];
    if (user === undefined || group === undefined || request === undefined) return [];
    const id = this.#newId();
    this.memberships.set(id, { user, group, request });
    const values = {
      userId: user,
      groupId: group,
      requestId: request,
      since: this.#dice(1e9),
      until: this.#dice(1e9),
    };
    return [{ op: 'set', kind: 'membership', id, values }];
  }

  #dropMembership(): Change[] {
    const id = this.#pick(this.memberships.keys());
    return id === undefined ? [] : this.#leaveGroups(membership => membership === this.memberships.get(id));
  }

  #suppress(): Change[] {
    const object = { kind: 'role', id: this.#pick(this.roles.keys()) ?? this.#newId() };
    const id = suppressionId('role-unused', object);
    if (this.suppressions.delete(id)) return [{ op: 'drop', kind: 'checkSuppression', id }];
    this.suppressions.add(id);
    const values = toCells('checkSuppression', {
      check: 'role-unused',
      objectKind: object.kind,
      objectId: object.id,
      objectName: this.#text(),
      reason: this.#text(),
      until: this.#dice(1e9),
      by: 'dice',
      at: this.#dice(1e9),
    });
    return [{ op: 'set', kind: 'checkSuppression', id, values }];
  }

  /** Marks that stay with a role until it is dropped go with it. */
  #markRole(): Change[] {
    const role = this.#pick(this.roles.keys()) as RoleId | undefined;
    if (role === undefined) return [];
    const values = toCells('roleMark', { roleId: role, mark: 'tier-0', by: 'dice', at: this.#dice(1e9) });
    return [{ op: 'set', kind: 'roleMark', id: roleMarkId(role, 'tier-0'), values }];
  }

  #configure(): Change[] {
    const osUser = `U${this.#dice(5)}`;
    const values = toCells('consoleAccount', {
      osUser,
      access: this.#dice(2) === 0 ? 'read' : 'operate',
      as: null,
    });
    return [{ op: 'set', kind: 'consoleAccount', id: osUser.toLowerCase(), values }];
  }

  #evidence(): Evidence | null {
    return this.#dice(2) === 0 ? null : { by: 'dice', at: this.#dice(1e9), text: this.#text() };
  }

  /** Makes a trust, drops it, or sets one of its switches. */
  #recordTrust(): Change[] {
    const id = `f${this.#dice(3)}.local`;
    const there = this.trusts.has(id);
    if (there && this.#dice(3) === 0) {
      this.trusts.delete(id);
      return [{ op: 'drop', kind: 'trust', id }];
    }
    this.trusts.add(id);
    const values = there
      ? { pimTrust: this.#evidence() }
      : {
          sourceForest: id,
          bidirectional: this.#dice(2) === 0,
          recordedBy: 'dice',
          recordedAt: this.#dice(1e9),
          sidHistory: this.#evidence(),
          sidFilteringOff: null,
          pimTrust: null,
        };
    return [{ op: 'set', kind: 'trust', id, values: toCells('trust', values) }];
  }

  #recordDomain(): Change[] {
    const id = `d${this.#dice(3)}.local`;
    const there = this.domains.has(id);
    this.domains.add(id);
    const values = { ...(there ? {} : { name: id }), lsaRpc: this.#evidence(), breakGlass: this.#evidence() };
    return [{ op: 'set', kind: 'corpDomain', id, values: toCells('corpDomain', values) }];
  }

  #changeSet(): Change[] {
    const user = this.#pick(this.users);
    if (user === undefined) return [];
    const id = `set ${user}`;
    if (this.setMembers.delete(id)) return [{ op: 'drop', kind: 'setMember', id }];
    this.setMembers.set(id, user);
    return [{ op: 'set', kind: 'setMember', id, values: { setId: 'set', userId: user } }];
  }

  #leaveSets(user: string): Change[] {
    const own = [...this.setMembers].filter(([, member]) => member === user).map(([id]) => id);
    for (const id of own) this.setMembers.delete(id);
    return own.map(id => ({ op: 'drop', kind: 'setMember', id }));
  }
}
