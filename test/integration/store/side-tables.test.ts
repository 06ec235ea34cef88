import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { storeFile } from '../../../electron/store/files.ts';
import type { Store } from '../../../electron/store/types.ts';
import { defaultPamConfiguration } from '../../../shared/domain/configuration.ts';
import { accountId, singleton } from '../../../electron/store/cells.ts';
import { asked, entry, Forest, furnish, newId, noon, sealFor, set } from './forest.ts';

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

describe('secrets', () => {
  test('are sealed, found by reference, and in no journal row', () => {
    const { user } = furnish(store);
    const ref = store.transaction(() => {
      const ref = store.secrets.put('PIN-4711');
      store.apply(entry([{ op: 'secret', kind: 'user', id: user, name: 'privPinCode', ref }]));
      return ref;
    });
    expect(store.users.get(user)?.hasPinCode).toBe(true);
    expect(store.secrets.take(ref)).toBe('PIN-4711');
    const db = new Database(storeFile(forest.dir), { readonly: true });
    const all = JSON.stringify(db.prepare('SELECT * FROM journal').all());
    const sealed = db.prepare('SELECT sealed FROM secrets').pluck().get() as Uint8Array;
    db.close();
    expect(all).toContain(ref);
    expect(all).not.toContain('PIN-4711');
    expect(Buffer.from(sealed).toString()).not.toContain('PIN-4711');
    expect(verifyReplay(store).same).toBe(true);
  });

  test('go when the user points elsewhere or is removed', () => {
    const { user, role } = furnish(store);
    const point = (ref: string | null) =>
      store.apply(entry([{ op: 'secret', kind: 'user', id: user, name: 'privPinCode', ref }]));
    const [first, second] = [store.secrets.put('1'), store.secrets.put('2')];
    point(first);
    point(second);
    expect([store.secrets.take(first), store.secrets.take(second)]).toEqual([undefined, '2']);
    point(second);
    expect(store.secrets.take(second)).toBe('2');
    store.apply(entry([{ op: 'remove', kind: 'role', id: role, list: 'candidates', items: [user] }]));
    store.apply(entry([{ op: 'drop', kind: 'user', id: user }]));
    expect(store.secrets.take(second)).toBeUndefined();
    expect(verifyReplay(store).same).toBe(true);
  });

  test('one that another sealed is refused in words, and drop is quiet about what is gone', () => {
    const ref = store.secrets.put('1');
    store.close();
    store = forest.open({ seal: sealFor('kim') });
    expect(() => store.secrets.take(ref)).toThrow(/Enter it again/);
    store.secrets.drop(ref);
    store.secrets.drop(ref);
    expect(store.secrets.take(ref)).toBeUndefined();
  });

  test('put inside a transaction that fails leaves nothing', () => {
    let ref = '';
    expect(() =>
      store.transaction(() => {
        ref = store.secrets.put('1');
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(store.secrets.take(ref)).toBeUndefined();
  });
});

describe('intents', () => {
  test('stay open over a restart until they are ended, in the order of their beginning', () => {
    const first = store.intents.begin('settings', { target: 'a', old: null });
    const second = store.intents.begin('import', { target: 'b' });
    store.close();
    store = forest.open();
    expect(store.intents.open()).toEqual([
      { id: first, kind: 'settings', body: { target: 'a', old: null } },
      { id: second, kind: 'import', body: { target: 'b' } },
    ]);
    store.intents.end(first, 'undone', { why: 'stopped' });
    expect(store.intents.open().map(intent => intent.id)).toEqual([second]);
    expect(() => store.intents.end(first, 'done')).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });
});

describe('due requests', () => {
  test('come soonest first, up to and with the moment', () => {
    const { user, role } = furnish(store);
    const ids = [1, 2, 3].map(() => newId.request());
    for (const id of ids) store.apply(entry([set('request', id, { ...asked, userId: user, roleId: role })]));
    expect(store.nextDue()).toBeUndefined();
    store.setDue(ids[0]!, noon + 30);
    store.setDue(ids[1]!, noon + 10);
    expect(store.nextDue()).toBe(noon + 10);
    expect(store.dueRequests(noon + 9)).toEqual([]);
    expect(store.dueRequests(noon + 10)).toEqual([ids[1]]);
    expect(store.dueRequests(noon + 99)).toEqual([ids[1], ids[0]]);
    store.setDue(ids[1]!, null);
    expect(store.nextDue()).toBe(noon + 30);
    expect(store.requests.get(ids[0]!)?.version).toBe(1);
    expect(verifyReplay(store).same).toBe(true);
    expect(() => store.setDue(newId.request(), 1)).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });

  test('are part of the transaction', () => {
    const { user, role } = furnish(store);
    const id = newId.request();
    expect(() =>
      store.transaction(() => {
        store.apply(entry([set('request', id, { ...asked, userId: user, roleId: role })]));
        store.setDue(id, noon);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(store.nextDue()).toBeUndefined();
  });
});

describe('configuration, memberships, CORP numbers', () => {
  test('a fresh store is empty and says that it has no configuration', () => {
    expect(store.isEmpty()).toBe(true);
    expect(() => store.pamConfiguration()).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(() => store.consoleConfiguration()).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(store.accounts()).toEqual([]);
  });

  test('the forest is made by an entry', () => {
    const account = { osUser: 'CONTOSO\\Pat', access: 'administer', as: null } as const;
    store.apply(
      entry(
        [
          set('pamConfiguration', singleton, defaultPamConfiguration),
          set('consoleConfiguration', singleton, {
            corpDnsName: 'contoso.local',
            corpNetbiosName: 'CONTOSO',
            privDnsName: 'priv.contoso.local',
            privNetbiosName: 'PRIV',
            timeZone: 'Europe/Berlin',
            phoneAttributes: ['mobile', 'telephoneNumber'],
            mimServiceFolders: ['C:\\MIM'],
            internalNumbers: '',
          }),
          set('consoleAccount', accountId(account.osUser), account),
        ],
        { event: 9000 },
      ),
    );
    expect(store.isEmpty()).toBe(false);
    expect(store.pamConfiguration()).toEqual({ ...defaultPamConfiguration, version: 1 });
    expect(store.consoleConfiguration()).toMatchObject({
      version: 1,
      phoneAttributes: ['mobile', 'telephoneNumber'],
      mimServiceFolders: ['C:\\MIM'],
      accounts: [account],
    });
    expect(store.accounts()).toEqual([account]);
    expect(() =>
      store.apply(entry([{ op: 'set', kind: 'pamConfiguration', id: 'other', values: {} }])),
    ).toThrow();
  });

  test('memberships by user and request; a user who is in a group cannot be removed', () => {
    const { user, role, group } = furnish(store);
    const request = newId.request();
    const membership = {
      id: 'm',
      userId: user,
      groupId: group,
      requestId: request,
      since: noon,
      until: noon + 1,
    };
    store.apply(
      entry([
        set('request', request, { ...asked, userId: user, roleId: role }),
        set('membership', 'm', membership),
        { op: 'remove', kind: 'role', id: role, list: 'candidates', items: [user] },
      ]),
    );
    expect(store.memberships.ofUser(user)).toEqual([membership]);
    expect(store.memberships.ofRequest(request)).toEqual([membership]);
    expect(() => store.apply(entry([{ op: 'drop', kind: 'user', id: user }]))).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    );
    store.apply(entry([{ op: 'drop', kind: 'membership', id: 'm' }]));
    store.apply(entry([{ op: 'drop', kind: 'user', id: user }]));
    expect(store.memberships.all()).toEqual([]);
    expect(store.requests.get(request)?.userId).toBe(user);
  });

  test('a CORP number goes with its user, in the replay too', () => {
    const { user, role } = furnish(store);
    const seen = { userId: user, number: '12135551212', seenAt: noon };
    store.apply(entry([set('corpNumber', user, seen)]));
    expect(store.corpNumbers.get(user)).toEqual(seen);
    store.apply(
      entry([
        { op: 'remove', kind: 'role', id: role, list: 'candidates', items: [user] },
        { op: 'drop', kind: 'user', id: user },
      ]),
    );
    expect(store.corpNumbers.get(user)).toBeUndefined();
    expect(verifyReplay(store).same).toBe(true);
  });
});
