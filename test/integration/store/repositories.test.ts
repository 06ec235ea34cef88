import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../../../electron/store/entry.ts';
import type { Repository, Store } from '../../../electron/store/types.ts';
import type { GroupId, RequestId, RoleId, UserId } from '../../../shared/domain/ids.ts';
import type { PageOf } from '../../../shared/domain/page.ts';
import { requestStatuses } from '../../../shared/domain/request.ts';
import { admins, asked, entry, Forest, jen, newId, noon, roleR, set } from './forest.ts';

const names = [
  'Åsa',
  'anna',
  'Bernd',
  'bernd',
  'Çelik',
  'Jen',
  'JENNIFER',
  'Müller',
  'müller',
  'Zoë',
  '50% off',
  'a_b',
];
let forest: Forest;
let store: Store;
const users: UserId[] = [];
const groups: GroupId[] = [];
const roles: RoleId[] = [];
const requests: RequestId[] = [];

beforeAll(() => {
  forest = new Forest();
  store = forest.open();
  const changes: Change[] = [];
  for (const [i, name] of names.entries()) {
    const user = newId.user();
    users.push(user);
    const [sourceDomain, sourcePhoneNumber] = [i % 2 === 0 ? 'CONTOSO' : 'contoso.local', String(i % 3)];
    const priv = `PRIV.${name}`;
    changes.push(
      set('user', user, {
        ...jen,
        sourceDomain,
        sourceAccountName: name,
        sourceDisplayName: name,
        privAccountName: priv,
        privDisplayName: priv,
        sourcePhoneNumber,
      }),
    );
    const group = newId.group();
    groups.push(group);
    changes.push(
      set('group', group, { ...admins, sourceAccountName: `G${name}`, privDisplayName: `contoso.${name}` }),
    );
  }
  for (let i = 0; i < 5; i++) {
    const role = newId.role();
    roles.push(role);
    changes.push(
      set('role', role, {
        ...roleR,
        displayName: `Role ${i}`,
        mfaEnabled: i % 2 === 0,
        approvalEnabled: i > 2,
        ttl: 60 * (1 + (i % 2)),
      }),
      { op: 'add', kind: 'role', id: role, list: 'candidates', items: users.slice(i, i + 3) },
      { op: 'add', kind: 'role', id: role, list: 'approvers', items: users.slice(i + 3, i + 4) },
      { op: 'add', kind: 'role', id: role, list: 'privileges', items: groups.slice(i, i + 2) },
    );
  }
  for (let i = 0; i < 60; i++) {
    const request = newId.request();
    requests.push(request);
    const status = requestStatuses[i % requestStatuses.length]!;
    const whose = { roleId: roles[i % 4]!, userId: users[i % users.length]! };
    changes.push(
      set('request', request, {
        ...asked,
        ...whose,
        status,
        justification: i % 10 === 0 ? 'Über-Nacht' : '',
        createdAt: noon + (i % 7),
        expiresAt: i % 3 === 0 ? null : noon + i,
      }),
    );
  }
  store.apply(entry(changes));
});
afterAll(() => {
  store.close();
  forest.remove();
});

/** All rows of a list by its pages. */
function byPages<T, S extends string>(
  repository: Pick<Repository<T, string, never, S>, 'page'>,
  filter: unknown,
  sort: S,
  direction: 'ascending' | 'descending',
  limit: number,
): T[] {
  const rows: T[] = [];
  let after: string | null = null;
  do {
    const page: PageOf<T> = repository.page(filter as never, { sort, direction, after, limit });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

describe('pages', () => {
  const lists = {
    users: ['sourceDisplayName', 'sourceAccountName', 'privAccountName', 'sourcePhoneNumber'],
    groups: ['privDisplayName', 'sourceAccountName'],
    roles: ['displayName', 'ttl'],
    requests: ['createdAt', 'status', 'expiresAt'],
  } as const;
  const cases = Object.entries(lists).flatMap(([list, sorts]) => sorts.map(sort => [list, sort] as const));

  test.each(cases)('of %s by %s hold each row once, in order, both ways', (list, sort) => {
    const repository = store[list as keyof typeof lists] as never as Repository<
      Record<string, unknown>,
      string,
      object,
      string
    >;
    const all = repository.find({});
    const key = (row: Record<string, unknown>) => {
      const value = row[sort] ?? 0;
      return typeof value === 'string' && sort !== 'status' ? value.toLowerCase() : value;
    };
    for (const limit of [1, 7, 1000]) {
      const up = byPages<(typeof all)[number], string>(repository, {}, sort, 'ascending', limit);
      const down = byPages<(typeof all)[number], string>(repository, {}, sort, 'descending', limit);
      expect(new Set(up.map(row => row['id']))).toEqual(new Set(all.map(row => row['id'])));
      expect(up).toHaveLength(all.length);
      expect(down).toEqual([...up].reverse());
      const keys = up.map(key) as string[];
      expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    }
  });

  test('a page that ends exactly at the end has no next', () => {
    const page = { sort: 'displayName', direction: 'ascending', after: null, limit: 5 } as const;
    expect(store.roles.page({}, page).next).toBeNull();
    expect(store.roles.page({}, { ...page, limit: 4 }).next).not.toBeNull();
  });

  test.each([
    '',
    'x',
    Buffer.from('[]').toString('base64url'),
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('["a",1]').toString('base64url'),
    Buffer.from('[null,"a"]').toString('base64url'),
    Buffer.from('[1,"a"]').toString('base64url'),
  ])('a start that no page of this sort gave (%s) is refused', after => {
    const page = { sort: 'displayName', direction: 'ascending', after, limit: 5 } as const;
    expect(() => store.roles.page({}, page)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
  });
});

describe('filters', () => {
  const found = (filter: Parameters<Store['users']['find']>[0]) => {
    const rows = store.users.find(filter).map(user => user.sourceDisplayName);
    expect(store.users.count(filter)).toBe(rows.length);
    return rows;
  };

  test('of users', () => {
    expect(found({ search: 'JEN' })).toEqual(['Jen', 'JENNIFER']);
    expect(found({ search: 'MÜLL' }).map(name => name.toLowerCase())).toEqual(['müller', 'müller']);
    expect(found({ search: '%' })).toEqual(['50% off']);
    expect(found({ search: '_' })).toEqual(['a_b']);
    expect(found({ search: '  ' })).toHaveLength(names.length);
    expect(found({ sourceAccountName: 'BERND' })).toHaveLength(2);
    expect(found({ sourceAccountName: 'BERND', sourceDomains: ['Contoso', 'other'] })).toEqual(['Bernd']);
    expect(found({ sourceDomains: ['contoso', 'CONTOSO.LOCAL'] })).toHaveLength(names.length);
    expect(found({ sourceDomains: [] })).toEqual([]);
    expect(found({ privAccountName: 'priv.jen' })).toEqual(['Jen']);
    expect(found({ privDisplayName: 'priv.zoë' })).toEqual(['Zoë']);
    expect(found({ sourceDisplayName: 'ÅSA' })).toEqual(['Åsa']);
    expect(new Set(store.users.find({ candidateOf: roles[0]! }).map(user => user.id))).toEqual(
      new Set(users.slice(0, 3)),
    );
    expect(found({ search: "'; DROP TABLE users; --" })).toEqual([]);
  });

  test('of groups', () => {
    expect(store.groups.find({ sourceAccountName: 'gjen' }).map(group => group.privDisplayName)).toEqual([
      'contoso.Jen',
    ]);
    expect(store.groups.find({ search: 'jen' })).toHaveLength(2);
    expect(store.groups.find({ privDisplayName: 'CONTOSO.JEN' })).toHaveLength(1);
    expect(store.groups.count({ sourceDomains: ['contoso'] })).toBe(names.length);
  });

  test('of roles, each with its lists', () => {
    const ids = (filter: Parameters<Store['roles']['find']>[0]) =>
      store.roles.find(filter).map(role => roles.indexOf(role.id));
    expect(ids({})).toEqual([0, 1, 2, 3, 4]);
    expect(ids({ displayName: 'role 3' })).toEqual([3]);
    expect(ids({ mfaEnabled: false })).toEqual([1, 3]);
    expect(ids({ approvalEnabled: true, mfaEnabled: true })).toEqual([4]);
    expect(ids({ candidate: users[2]! })).toEqual([0, 1, 2]);
    expect(ids({ approver: users[5]! })).toEqual([2]);
    expect(ids({ privilege: groups[1]! })).toEqual([0, 1]);
    expect(ids({ active: true })).toEqual([0, 1, 2, 3]);
    expect(ids({ active: false })).toEqual([0, 1, 2, 3, 4]);
    expect(store.roles.find({ search: 'LE 2' })).toEqual([
      {
        ...roleR,
        id: roles[2],
        version: 1,
        displayName: 'Role 2',
        mfaEnabled: true,
        ttl: 60,
        candidates: users.slice(2, 5),
        approvers: users.slice(5, 6),
        privileges: groups.slice(2, 4),
      },
    ]);
  });

  test('of requests', () => {
    const active = store.requests.find({ statuses: ['Active', 'Closing'] });
    expect(active.length).toBeGreaterThan(0);
    expect(active.every(request => request.status === 'Active' || request.status === 'Closing')).toBe(true);
    expect(store.requests.count({ statuses: [] })).toBe(0);
    expect(store.requests.count({ roleId: roles[1]!, userId: users[1]! })).toBe(5);
    expect(store.requests.count({ createdFrom: noon + 6 })).toBe(8);
    expect(store.requests.count({ search: 'über' })).toBe(6);
    expect(store.requests.count({ search: 'role 2' })).toBe(15);
    expect(store.requests.find({ search: 'priv.zoë' }).every(request => request.userId === users[9])).toBe(
      true,
    );
    const times = store.requests.find({}).map(request => request.createdAt);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });
});
