import { pastLimits, type PastKind, type PastObject } from '../../shared/contract/past.ts';
import { pamSets } from '../../shared/domain/pam-set.ts';
import type { GroupId, RoleId, UserId } from '../../shared/domain/ids.ts';
import { describeCell, fieldInWords } from '../pam/describe.ts';
import { roleLists, type Cell, type ObjectKind } from '../store/entry.ts';
import type { PastStore } from '../store/past.ts';
import { quoted } from '../store/sql.ts';
import { listTables, tables } from '../store/tables.ts';

/** What is asked of a page of objects. */
export interface ObjectsAsked {
  kind: PastKind;
  search?: string | undefined;
  page: { after: string | null; limit: number };
}

/** Kinds that are configuration, in the order in which they are shown. Sets are shown by their members. */
const configurationKinds = [
  'pamConfiguration',
  'consoleConfiguration',
  'consoleAccount',
  'corpDomain',
  'trust',
  'phoneStanding',
] as const satisfies ObjectKind[];

/** Objects as they were at `at` (milliseconds UTC), by name. */
export function pastObjects(past: PastStore, { kind, search, page: asked }: ObjectsAsked, at: number) {
  const { store } = past;
  const page = { ...asked, direction: 'ascending' as const };
  const filter = { search };
  const whole = (named: 'role' | 'user' | 'group', found: { rows: { id: string }[]; next: string | null }) =>
    found.rows.map(({ id }) => describe(past, named, id, at));
  switch (kind) {
    case 'role': {
      const found = store.roles.page(filter, { ...page, sort: 'displayName' });
      return { rows: whole(kind, found), next: found.next, total: store.roles.count(filter) };
    }
    case 'user': {
      const found = store.users.page(filter, { ...page, sort: 'sourceDisplayName' });
      return { rows: whole(kind, found), next: found.next, total: store.users.count(filter) };
    }
    case 'group': {
      const found = store.groups.page(filter, { ...page, sort: 'privDisplayName' });
      return { rows: whole(kind, found), next: found.next, total: store.groups.count(filter) };
    }
    case 'configuration': {
      const rows = [...configurationKinds.flatMap(one => allOf(past, one, at)), ...setsOf(past)];
      return { rows, next: null, total: rows.length };
    }
  }
}

function allOf(past: PastStore, kind: ObjectKind, at: number): PastObject[] {
  return past.sql
    .all(`SELECT "id" FROM ${quoted(tables[kind].name)} ORDER BY "id"`)
    .map(row => describe(past, kind, String(row['id']), at));
}

function setsOf({ store }: PastStore): PastObject[] {
  return pamSets.map(({ id, displayName }) => {
    const members = store.setMembers.ofSet(id).map(({ userId }) => userId);
    const users = members.map(member => store.users.get(member)?.privAccountName ?? member);
    return { kind: 'set', id, name: displayName, fields: [], lists: [list('members', 'members', users)] };
  });
}

function describe(past: PastStore, kind: ObjectKind, id: string, at: number): PastObject {
  const row = rowOf(past, kind, id) ?? {};
  const fields = Object.entries(cellsOf(kind, row)).flatMap(([name, cell]) => {
    const text = cell === null || cell === '' ? null : cellInWords(kind, name, cell);
    return text === null ? [] : [{ name, label: labelOf(name), text }];
  });
  return { kind, id, name: nameOf(past, kind, id, row), fields, lists: listsOf(past, kind, id, at) };
}

function listsOf({ store, sql }: PastStore, kind: ObjectKind, id: string, at: number): PastObject['lists'] {
  const users = (ids: readonly UserId[]) => ids.map(one => store.users.get(one)?.privAccountName ?? one);
  const roles = (found: readonly { displayName: string }[]) => found.map(one => one.displayName);
  const held = (filter: { roleId: RoleId } | { userId: UserId }) =>
    store.requests
      .find({ ...filter, statuses: ['Active'] })
      .filter(({ expiresAt }) => expiresAt === null || expiresAt > at);
  switch (kind) {
    case 'role':
      return [
        ...roleLists.map(name =>
          list(
            name,
            name,
            membersOf(sql, id, name).map(one => memberName(store, name, one)),
          ),
        ),
        list(
          'holders',
          'held by',
          users([...new Set(held({ roleId: id as RoleId }).map(one => one.userId))]),
        ),
      ];
    case 'user':
      return [
        list('candidateOf', 'candidate of', roles(store.roles.find({ candidate: id as UserId }))),
        list('approverOf', 'approver of', roles(store.roles.find({ approver: id as UserId }))),
        list('holds', 'holds', [
          ...new Set(
            held({ userId: id as UserId }).map(one => store.roles.get(one.roleId)?.displayName ?? one.roleId),
          ),
        ]),
      ];
    case 'group':
      return [list('privilegeOf', 'given by', roles(store.roles.find({ privilege: id as GroupId })))];
    default:
      return [];
  }
}

function list(name: string, label: string, items: string[]): PastObject['lists'][number] {
  return { name, label, count: items.length, items: items.slice(0, pastLimits.items) };
}

/** The members of a role's list by id, in their order. */
export function membersOf(sql: PastStore['sql'], role: string, name: (typeof roleLists)[number]): string[] {
  const { name: table, member } = listTables[name];
  return sql
    .all(`SELECT ${quoted(member)} AS "id" FROM ${quoted(table)} WHERE "roleId" = ? ORDER BY "position"`, [
      role,
    ])
    .map(row => String(row['id']));
}

/** The name of a member of a role's list. */
export function memberName(store: PastStore['store'], name: (typeof roleLists)[number], id: string): string {
  return name === 'privileges'
    ? (store.groups.get(id as GroupId)?.privDisplayName ?? id)
    : (store.users.get(id as UserId)?.privAccountName ?? id);
}

export function rowOf({ sql }: PastStore, kind: ObjectKind, id: string): Record<string, unknown> | undefined {
  return sql.get(`SELECT * FROM ${quoted(tables[kind].name)} WHERE "id" = ?`, [id]);
}

/** The fields of a row that are shown, a user's PIN code as whether there is one. */
export function cellsOf(kind: ObjectKind, row: Record<string, unknown>): Record<string, Cell> {
  const names = Object.keys(tables[kind].columns).filter(
    name => tables[kind].columns[name]?.refers === undefined,
  );
  const cells = Object.fromEntries(names.map(name => [name, (row[name] ?? null) as Cell]));
  return kind === 'user' ? { ...cells, hasPinCode: (row['privPinCode'] ?? null) === null ? null : 1 } : cells;
}

export function cellInWords(kind: ObjectKind, name: string, cell: Cell): string | null {
  return name === 'hasPinCode' ? (cell === null ? 'none' : 'stored') : describeCell(kind, name, cell);
}

export function labelOf(name: string): string {
  return name === 'hasPinCode' ? 'PIN code' : fieldInWords(name).trim();
}

/** What an object was called. */
export function nameOf(
  { store }: PastStore,
  kind: ObjectKind,
  id: string,
  row: Record<string, unknown>,
): string {
  const text = (name: string) => (typeof row[name] === 'string' ? row[name] : '');
  const user = (of: string) => store.users.get(of as UserId)?.privAccountName ?? of;
  switch (kind) {
    case 'role':
      return text('displayName');
    case 'user':
      return text('sourceDisplayName') || text('privAccountName');
    case 'group':
      return text('privDisplayName');
    case 'pamConfiguration':
      return 'PAM configuration';
    case 'consoleConfiguration':
      return 'Console configuration';
    case 'consoleAccount':
      return text('osUser');
    case 'trust':
      return text('sourceForest');
    case 'corpDomain':
      return text('name');
    case 'phoneStanding':
      return user(text('userId'));
    case 'setMember':
      return `${pamSets.find(one => one.id === text('setId'))?.displayName ?? 'Set'}: ${user(text('userId'))}`;
    default:
      return id;
  }
}
