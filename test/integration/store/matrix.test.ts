import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { matrixQueries } from '../../../electron/store/matrix.ts';
import { migrate } from '../../../electron/store/migrate.ts';
import { migrations } from '../../../electron/store/migrations/all.ts';
import { Sql } from '../../../electron/store/sql.ts';
import type { Store } from '../../../electron/store/types.ts';
import { writeMatrix } from '../../../electron/transfer/matrix-file.ts';
import { matrix as matrixSchema, type MatrixFilter } from '../../../shared/contract/matrix.ts';
import { approversOfEach, candidatesOfEach, manyRoles } from '../../fakes/many-roles.ts';
import { plantForest } from '../../fakes/memory-store.ts';
import { roleIdOf, userIdOf } from '../../fakes/pam-objects.ts';
import { asked, entry, Forest, newId, noon, set } from './forest.ts';

const [people, jobs] = [5000, 1000];
let forest: Forest;
let store: Store;
let files: string;
beforeAll(() => {
  forest = new Forest();
  files = mkdtempSync(join(tmpdir(), 'matrix-'));
  store = forest.open();
  plantForest(store, manyRoles({ users: people, roles: jobs }));
  const request = { ...asked, roleId: roleIdOf(1), status: 'Active', activatedAt: noon } as const;
  store.apply(
    entry([
      // A candidate, one who no longer is one, and one whose request is over.
      set('request', newId.request(), { ...request, userId: userIdOf(3), expiresAt: noon + 1000 }),
      set('request', newId.request(), { ...request, userId: userIdOf(3), expiresAt: noon + 2000 }),
      set('request', newId.request(), { ...request, userId: userIdOf(4000), expiresAt: noon + 3000 }),
      set('request', newId.request(), { ...request, userId: userIdOf(4), status: 'Expired', endedAt: noon }),
      set('user', userIdOf(9), { sourceDisplayName: '=SUM(A1)' }),
    ]),
  );
}, 120_000);
afterAll(() => {
  store.close();
  forest.remove();
  rmSync(files, { recursive: true, force: true });
});

const sum = (lists: readonly (readonly unknown[])[]) =>
  lists.reduce((total, { length }) => total + length, 0);

describe('the matrix of 5,000 users and 1,000 roles', () => {
  test('names each candidate, approver and holder once, as the roles themselves say', () => {
    const found = store.matrix({});
    expect(matrixSchema.parse(found)).toEqual(found);
    expect(found.totals).toEqual({ users: people, roles: jobs });
    expect([found.users.length, found.roles.length]).toEqual([people, jobs]);
    expect(sum(found.roles.map(role => role.candidates))).toBe(jobs * candidatesOfEach);
    expect(sum(found.roles.map(role => role.approvers))).toBe(jobs * approversOfEach);
    const ids = (places: readonly number[]) => places.map(place => found.users[place]!.id).sort();
    for (const role of store.roles.find({})) {
      const row = found.roles.find(({ id }) => id === role.id)!;
      expect(ids(row.candidates)).toEqual([...role.candidates].sort());
      expect(ids(row.approvers)).toEqual([...role.approvers].sort());
    }
    const names = found.users.map(({ name }) => name.toLowerCase());
    expect(names).toEqual(names.toSorted());
    expect(
      found.roles.flatMap(({ displayName, active }) =>
        active.map(({ user, until }) => [displayName, found.users[user]!.name, until]),
      ),
    ).toEqual([
      ['Role 0001', 'Person 00003', noon + 2000],
      ['Role 0001', 'Person 04000', noon + 3000],
    ]);
  });

  test.each<[string, MatrixFilter, number, number, number]>([
    ['a text of users', { users: 'person 0012' }, 10, jobs, 0],
    ['the PRIV account', { users: 'priv.USER00123' }, 1, jobs, 0],
    ['a text of roles', { roles: 'ROLE 001' }, people, 10, 500],
    ['roles with MFA', { mfaEnabled: true }, people, 500, 25_000],
    ['roles that someone holds', { active: true }, people, 1, 50],
    ['candidates of one role', { roles: '0001', people: 'candidates' }, 50, 1, 50],
    ['approvers of one role', { roles: '0001', people: 'approvers' }, 2, 1, 0],
    ['holders of one role', { roles: '0001', people: 'active' }, 2, 1, 1],
    ['who has nothing to do with one role', { roles: '0001', people: 'none' }, people - 53, 1, 0],
    ['nothing', { users: 'nobody', roles: 'nothing' }, 0, 0, 0],
  ])('is narrowed to %s', (name, filter, users, roles, candidates) => {
    const found = store.matrix(filter);
    expect(found.totals).toEqual({ users, roles });
    expect([found.users.length, found.roles.length]).toEqual([users, roles]);
    if (!name.includes('text of users') && !name.includes('PRIV'))
      expect(sum(found.roles.map(role => role.candidates))).toBe(candidates);
  });

  test('is written as a table and as a list, with no formula in it', async () => {
    const path = join(files, 'matrix.csv');
    expect(await writeMatrix(store.matrix({ roles: 'role 000' }), 'table', path)).toBe(people);
    const table = readFileSync(path, 'utf8').split('\r\n');
    expect(table).toHaveLength(people + 2);
    expect(table[0]).toBe(
      `User,PRIV account,${Array.from({ length: 9 }, (_, at) => `Role 000${at + 1}`).join(',')}`,
    );
    expect(table.find(line => line.includes('SUM'))).toMatch(/^'=SUM\(A1\),PRIV\.user00009,candidate,/);
    expect(table.find(line => line.startsWith('Person 00003,'))).toBe(
      `Person 00003,PRIV.user00003,"candidate, active until ${new Date(noon + 2000).toISOString()}",,,,,,,,`,
    );
    const listed = await writeMatrix(store.matrix({ roles: '0001' }), 'list', path);
    const list = readFileSync(path, 'utf8').split('\r\n');
    expect(listed).toBe(candidatesOfEach + approversOfEach + 1);
    expect(list).toHaveLength(listed + 2);
    expect(list[0]).toBe('User,PRIV account,Role,Candidate,Approver,Active until');
    expect(list).toContain(
      `Person 04000,PRIV.user04000,Role 0001,no,no,${new Date(noon + 3000).toISOString()}`,
    );
  });
});

test('the statements go along indexes and sort nothing', () => {
  const db = new Database(':memory:');
  migrate(db, migrations);
  const queries = matrixQueries(new Sql(db, ''), {});
  const plan = (part: keyof typeof queries) =>
    (
      db.prepare(`EXPLAIN QUERY PLAN ${queries[part].text}`).all(...queries[part].params) as {
        detail: string;
      }[]
    )
      .map(({ detail }) => detail)
      .join('\n');
  expect(plan('users')).toBe('SCAN users USING INDEX usersBySourceDisplayName');
  expect(plan('roles')).toBe('SCAN roles USING INDEX rolesByDisplayName');
  expect(plan('candidates')).toBe('SCAN roleCandidates');
  expect(plan('approvers')).toBe('SCAN roleApprovers');
  expect(plan('active')).toMatch(/SEARCH requests USING INDEX requestsByStatus/);
  db.close();
});
