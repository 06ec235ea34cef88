import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../../electron/store/migrate.ts';
import { migrations } from '../../../electron/store/migrations/all.ts';
import { groupSpec } from '../../../electron/store/groups.ts';
import { pageQuery } from '../../../electron/store/query.ts';
import { requestSpec } from '../../../electron/store/requests.ts';
import { roleSpec } from '../../../electron/store/roles.ts';
import { Sql, type Param } from '../../../electron/store/sql.ts';
import type { RequestFilter } from '../../../electron/store/types.ts';
import { userSpec } from '../../../electron/store/users.ts';
import { newestQuery } from '../../../electron/events/lookup.ts';
import type { Selection } from '../../../electron/events/selection.ts';
import { newId, noon } from './forest.ts';

let db: Database.Database;
let sql: Sql;
beforeAll(() => {
  db = new Database(':memory:');
  migrate(db, migrations);
  sql = new Sql(db, '');
});
afterAll(() => db.close());

/** What SQLite would do, one line a step. */
function plan(query: { text: string; params: readonly Param[] }): string {
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${query.text}`).all(...query.params) as { detail: string }[];
  return rows.map(row => row.detail).join('\n');
}
const cursor = (key: string | number) => Buffer.from(JSON.stringify([key, 'x'])).toString('base64url');
const readsAll = /^SCAN "?(requests|journal|users|groups|roles)"?$/m;

describe('a page', () => {
  const specs = [userSpec, groupSpec, requestSpec, () => roleSpec(sql)].flatMap(spec => {
    const known = typeof spec === 'function' ? roleSpec(null as never) : spec;
    return Object.entries(known.sorts).map(([sort, { type }]) => [known.table, sort, type, known] as const);
  });
  test.each(specs)(
    'of %s by %s goes along its index from the cursor, without sorting',
    (_, sort, type, spec) => {
      for (const direction of ['ascending', 'descending'] as const) {
        const after = cursor(type === 'string' ? 'a' : 1);
        const found = plan(
          pageQuery(spec as never, {}, { sort: sort as never, direction, after, limit: 100 }),
        );
        expect(found).toMatch(/^SEARCH .* USING INDEX/m);
        expect(found).not.toMatch(/TEMP B-TREE/);
        expect(found).not.toMatch(readsAll);
      }
    },
  );

  test.each<[string, RequestFilter]>([
    ['a role', { roleId: newId.role() }],
    ['a user', { userId: newId.user() }],
    ['a role and states', { roleId: newId.role(), statuses: ['Active'] }],
    ['states', { statuses: ['Active'] }],
    ['a time', { createdFrom: noon }],
    ['a search', { search: 'jen' }],
  ])('of requests with %s reads no whole table', (_, filter) => {
    const page = { sort: 'createdAt', direction: 'descending', after: null, limit: 100 } as const;
    const found = plan(pageQuery(requestSpec, filter, page));
    expect(found.replace(/.*LIST SUBQUERY[\s\S]*/, '')).not.toMatch(readsAll);
    expect(found).toMatch(/requests USING INDEX/);
  });

  test('of roles with an active request looks the requests up', () => {
    const page = { sort: 'displayName', direction: 'ascending', after: null, limit: 100 } as const;
    expect(plan(pageQuery(roleSpec(sql), { active: true }, page))).toMatch(
      /SEARCH requests EXISTS USING COVERING INDEX requestsByRoleAndStatus/,
    );
  });
});

describe('the workflow and the expiry', () => {
  test.each([
    ['due requests', 'SELECT "id" FROM "requests" WHERE "dueAt" <= ? ORDER BY "dueAt", "id"', [noon]],
    ['the next due', 'SELECT "dueAt" FROM "requests" WHERE "dueAt" IS NOT NULL ORDER BY "dueAt" LIMIT 1', []],
    ['memberships of a user', 'SELECT * FROM "memberships" WHERE "userId" = ?', ['x']],
    ['memberships of a request', 'SELECT * FROM "memberships" WHERE "requestId" = ?', ['x']],
    ['open intents', 'SELECT "id" FROM "intents" WHERE "endedAt" IS NULL', []],
  ])('find %s by index', (_, text, params) => {
    expect(plan({ text, params })).toMatch(/USING (COVERING )?INDEX/);
  });
});

describe('the history', () => {
  const nothing: Selection = {
    kinds: [],
    ids: null,
    userId: null,
    roleId: null,
    requestId: null,
    words: null,
    spans: [],
    total: 10,
  };
  const uuid = newId.user();
  test.each<[string, Partial<Selection>, RegExp]>([
    ['nothing', {}, /SEARCH journal USING INTEGER PRIMARY KEY/],
    [
      'an id',
      { ids: [103] },
      /SEARCH journal USING COVERING INDEX journalById \(id=\? AND seq>\? AND seq<\?\)/,
    ],
    ['several ids', { ids: [101, 103, 825] }, /UNION ALL[\s\S]*journalById/],
    ['a user', { userId: uuid }, /USING COVERING INDEX journalByUser \(user_id=\? AND seq>\? AND seq<\?\)/],
    ['a user and ids', { userId: uuid, ids: [101, 103] }, /USING COVERING INDEX journalByUser/],
    ['a role', { roleId: uuid }, /USING COVERING INDEX journalByRole/],
    ['a request', { requestId: uuid }, /USING COVERING INDEX journalByRequest/],
    ['a user and a role', { userId: uuid, roleId: uuid }, /SCAN journalWords VIRTUAL TABLE INDEX/],
    ['words and an id', { words: '"jen" *', ids: [101] }, /SCAN journalWords VIRTUAL TABLE INDEX/],
  ])('filtered by %s goes along one index, newest first, without sorting', (_, part, expected) => {
    const query = newestQuery({ ...nothing, ...part }, { low: 1, high: 9 }, 50);
    const found = plan(query);
    expect(found).toMatch(expected);
    expect(found).not.toMatch(/SCAN journal$|SCAN journal USING/m);
    if ((part.ids ?? []).length < 2 || part.userId !== undefined) expect(found).not.toMatch(/TEMP B-TREE/);
    expect(() => db.prepare(query.text).all(...query.params)).not.toThrow();
  });
});
