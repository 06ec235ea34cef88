import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyReplay } from '../../../electron/store/replay.ts';
import type { Change } from '../../../electron/store/entry.ts';
import type { Store } from '../../../electron/store/types.ts';
import { admins, asked, entry, Forest, furnish, jen, newId, roleR, set } from './forest.ts';

let forest: Forest;
let store: Store;
beforeEach(() => {
  forest = new Forest();
  store = forest.open();
});
afterEach(() => {
  store.close();
  forest.remove();
});

describe('apply', () => {
  test('makes, changes and removes objects, one version for each entry', () => {
    const { user } = furnish(store);
    expect(store.users.get(user)).toEqual({ ...jen, id: user, version: 1, hasPinCode: false });
    store.apply(
      entry([
        set('user', user, { sourcePhoneNumber: '+49 30 1' }),
        set('user', user, { privAccountActive: false }),
      ]),
    );
    expect(store.users.get(user)).toMatchObject({
      version: 2,
      sourcePhoneNumber: '+49 30 1',
      privAccountActive: false,
      sourceDisplayName: 'Jen Müller',
    });
    const other = newId.user();
    store.apply(entry([set('user', other, jen)]));
    store.apply(entry([{ op: 'drop', kind: 'user', id: other }]));
    expect(store.users.get(other)).toBeUndefined();
  });

  test('a role counts its lists, which keep the order of addition', () => {
    const { user, role } = furnish(store);
    const [a, b] = [newId.user(), newId.user()];
    store.apply(entry([set('user', a, jen), set('user', b, jen)]));
    store.apply(
      entry([
        { op: 'add', kind: 'role', id: role, list: 'candidates', items: [b, a] },
        { op: 'remove', kind: 'role', id: role, list: 'candidates', items: [user] },
        set('role', role, { ttl: 60 }),
      ]),
    );
    expect(store.roles.get(role)).toMatchObject({ version: 2, ttl: 60, candidates: [b, a], approvers: [] });
    expect(store.roles.rolesOf(a).map(found => found.id)).toEqual([role]);
    expect(store.roles.rolesOf(user)).toEqual([]);
  });

  test('dropped and made again in one entry, an object begins at version 1', () => {
    const { user } = furnish(store);
    const role = newId.role();
    store.apply(entry([set('role', role, roleR)]));
    store.apply(
      entry([
        { op: 'add', kind: 'role', id: role, list: 'approvers', items: [user] },
        { op: 'drop', kind: 'role', id: role },
        set('role', role, roleR),
      ]),
    );
    expect(store.roles.get(role)).toMatchObject({ version: 1, approvers: [] });
  });

  test('the row has the names of that time', async () => {
    const { user, role } = furnish(store);
    const other = newId.user();
    const made = store.apply(
      entry([set('user', other, { ...jen, privAccountName: 'PRIV.Bo' })], { userId: other }),
    );
    const gone = store.apply(entry([{ op: 'drop', kind: 'user', id: other }], { userId: other }));
    store.apply(
      entry([set('user', user, { privAccountName: 'PRIV.Jennifer' })], { userId: user, roleId: role }),
    );
    const { openReader } = await import('../../../electron/events/reader.ts');
    const reader = openReader(forest.dir);
    const { rows } = await reader.page({}, null, 10);
    expect(rows.map(row => [row.seq, row.userName, row.roleName]).slice(0, 3)).toEqual([
      [6, 'PRIV.Jennifer', 'R'],
      [gone.seq, 'PRIV.Bo', ''],
      [made.seq, 'PRIV.Bo', ''],
    ]);
    await reader.close();
  });

  const nobody = newId.user();
  test.each<[string, (ids: ReturnType<typeof furnish>) => Change[]]>([
    ['drops what is not there', () => [{ op: 'drop', kind: 'user', id: nobody }]],
    ['changes what is not there', () => [set('user', nobody, { sourcePhoneNumber: '1' })]],
    [
      'adds a member twice',
      ({ role, user }) => [{ op: 'add', kind: 'role', id: role, list: 'candidates', items: [user] }],
    ],
    [
      'adds an unknown member',
      ({ role }) => [{ op: 'add', kind: 'role', id: role, list: 'candidates', items: [nobody] }],
    ],
    [
      'removes who is no member',
      ({ role, user }) => [{ op: 'remove', kind: 'role', id: role, list: 'approvers', items: [user] }],
    ],
    [
      'changes the list of an unknown role',
      ({ user }) => [{ op: 'add', kind: 'role', id: nobody, list: 'candidates', items: [user] }],
    ],
    ['removes a user who is a candidate', ({ user }) => [{ op: 'drop', kind: 'user', id: user }]],
    [
      'asks for an unknown role',
      ({ user }) => [set('request', newId.request(), { ...asked, userId: user, roleId: newId.role() })],
    ],
    [
      'names an unknown column',
      ({ user }) => [{ op: 'set', kind: 'user', id: user, values: { colour: 'red' } }],
    ],
    [
      'names a column of Object',
      ({ user }) => [{ op: 'set', kind: 'user', id: user, values: { constructor: 'red' } }],
    ],
    ['sets a version', ({ user }) => [{ op: 'set', kind: 'user', id: user, values: { version: 7 } }]],
    [
      'sets a PIN as a value',
      ({ user }) => [{ op: 'set', kind: 'user', id: user, values: { privPinCode: '1234' } }],
    ],
    [
      'gives a wrong type',
      ({ user }) => [{ op: 'set', kind: 'user', id: user, values: { privOnly: 'yes' } }],
    ],
    ['makes half an object', () => [{ op: 'set', kind: 'group', id: newId.group(), values: { active: 1 } }]],
  ])('an entry that %s is refused without effect', (_, changes) => {
    const ids = furnish(store);
    const before = {
      users: store.users.find({}),
      roles: store.roles.find({}),
      groups: store.groups.find({}),
    };
    const bad = entry([set('user', ids.user, { sourcePhoneNumber: '999' }), ...changes(ids)]);
    expect(() => store.apply(bad)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
    expect({
      users: store.users.find({}),
      roles: store.roles.find({}),
      groups: store.groups.find({}),
    }).toEqual(before);
    expect(store.apply(entry([])).seq).toBe(4);
    expect(verifyReplay(store)).toEqual({ same: true, entries: 4, differences: [] });
  });
});

describe('transaction', () => {
  test('keeps all entries or none, and numbers without gaps', () => {
    furnish(store);
    expect(() =>
      store.transaction(() => {
        store.apply(entry([set('group', newId.group(), admins)]));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(store.groups.count({})).toBe(1);
    expect(
      store.transaction(() => [store.apply(entry([])), store.apply(entry([]))]).map(one => one.seq),
    ).toEqual([4, 5]);
  });

  test('an inner failure that is caught takes only the inner work with it', () => {
    const group = newId.group();
    store.transaction(() => {
      store.apply(entry([set('group', group, admins)]));
      expect(() =>
        store.apply(entry([set('group', group, { active: false }), { op: 'drop', kind: 'role', id: 'x' }])),
      ).toThrow();
    });
    expect(store.groups.get(group)).toMatchObject({ version: 1, active: true });
    expect(verifyReplay(store).same).toBe(true);
  });

  test('refuses to wait', () => {
    expect(() => store.transaction(async () => Promise.resolve(store.apply(entry([]))))).toThrow(
      /cannot wait/,
    );
    expect(store.isEmpty()).toBe(true);
  });
});

describe('onCommit', () => {
  test('tells the kinds that a kept transaction touched, once, and nothing of one that was not', () => {
    const { user, role } = furnish(store);
    const heard: string[][] = [];
    const stop = store.onCommit(touched => heard.push([...touched].sort()));
    store.transaction(() => {
      store.apply(entry([set('user', user, { sourcePhoneNumber: '1' })]));
      store.apply(entry([set('role', role, { ttl: 61 })]));
    });
    expect(() => store.apply(entry([{ op: 'drop', kind: 'role', id: 'x' }]))).toThrow();
    expect(heard).toEqual([['event', 'role', 'user']]);
    stop();
    store.apply(entry([]));
    expect(heard).toHaveLength(1);
  });

  test('a listener that throws undoes nothing and stops no other', () => {
    let heard = 0;
    store.onCommit(() => {
      throw new Error('mine');
    });
    store.onCommit(() => heard++);
    expect(store.apply(entry([])).seq).toBe(1);
    expect([heard, forest.warnings]).toEqual([1, ['A listener of the store failed.']]);
  });
});
