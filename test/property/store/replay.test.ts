import Database from 'better-sqlite3';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { storeFile } from '../../../electron/store/files.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { roleLists } from '../../../electron/store/entry.ts';
import { Forest } from '../../integration/store/forest.ts';
import { RandomEntries, seededDice } from './random-entries.ts';

let forest: Forest | undefined;
afterEach(() => {
  forest?.remove();
});

test('the journal rebuilds every object table, and the store holds what the entries said', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (seed, entries, batch) => {
        forest = new Forest();
        const store = forest.open();
        try {
          const random = new RandomEntries(seededDice(seed), randomUUID);
          for (let done = 0; done < entries; done += batch)
            store.transaction(() => {
              for (let i = 0; i < Math.min(batch, entries - done); i++) store.apply(random.next());
            });
          expect(verifyReplay(store)).toEqual({ same: true, entries, differences: [] });
          expect(new Set(store.users.find({}).map(user => String(user.id)))).toEqual(random.users);
          expect(new Set(store.groups.find({}).map(group => String(group.id)))).toEqual(random.groups);
          expect(new Set(store.memberships.all().map(membership => membership.id))).toEqual(
            new Set(random.memberships.keys()),
          );
          expect(store.trusts.all().map(({ id }) => id)).toEqual([...random.trusts].sort());
          expect(store.corpDomains.all().map(({ id }) => id)).toEqual([...random.domains].sort());
          expect(new Set(store.setMembers.ofSet('set').map(({ id }) => id))).toEqual(
            new Set(random.setMembers.keys()),
          );
          for (const role of store.roles.find({}))
            for (const list of roleLists)
              expect(new Set<string>(role[list])).toEqual(random.roles.get(role.id)?.[list]);
        } finally {
          store.close();
          forest.remove();
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('a store that was changed behind the journal does not replay to itself', () => {
  forest = new Forest();
  const store = forest.open();
  const random = new RandomEntries(seededDice(7), randomUUID);
  store.transaction(() => {
    for (let i = 0; i < 80 || random.users.size < 3; i++) store.apply(random.next());
  });
  expect(random.users.size).toBeGreaterThan(2);
  const [first, second] = [...random.users];
  const db = new Database(storeFile(forest.dir));
  db.pragma('foreign_keys = OFF');
  db.prepare('UPDATE users SET sourcePhoneNumber = ? WHERE id = ?').run('666', first);
  db.prepare('DELETE FROM users WHERE id = ?').run(second);
  db.prepare('INSERT INTO consoleAccounts VALUES (?, 1, ?, ?, NULL)').run('eve', 'eve', 'administer');
  db.close();
  const { same, differences } = verifyReplay(store);
  expect(same).toBe(false);
  expect(differences.filter(one => one.table === 'users').sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual(
    [
      { table: 'users', id: first, kind: 'different' },
      { table: 'users', id: second, kind: 'missing' },
    ],
  );
  expect(differences).toContainEqual({ table: 'consoleAccounts', id: 'eve', kind: 'extra' });
  store.close();
});
