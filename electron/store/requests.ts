import type { RequestId } from '../../shared/domain/ids.ts';
import type { Request } from '../../shared/domain/request.ts';
import { fromRow } from './cells.ts';
import { fold } from '../../shared/domain/fold.ts';
import { createRepository, Where, type RepositorySpec } from './query.ts';
import type { Sql } from './sql.ts';
import type { Repository, RequestFilter, RequestSort } from './types.ts';

export const requestSpec: RepositorySpec<Request, RequestFilter, RequestSort> = {
  table: 'requests',
  sorts: {
    createdAt: { by: '"createdAt"', type: 'number' },
    status: { by: '"status"', type: 'string' },
    // The moment, or 0: a row value with NULL in it compares as unknown and would end the list.
    expiresAt: { by: '"expirySortKey"', type: 'number' },
  },
  display: { sort: 'createdAt', direction: 'descending' },
  where(filter) {
    const where = new Where().equals('roleId', filter.roleId).equals('userId', filter.userId);
    if (filter.statuses !== undefined)
      where.and('"status" IN (SELECT value FROM json_each(?))', JSON.stringify(filter.statuses));
    if (filter.createdFrom !== undefined) where.and('"createdAt" >= ?', filter.createdFrom);
    const text = fold(filter.search?.trim() ?? '');
    if (text !== '') where.and(mentions, text, text, text, text, text);
    return where;
  },
  read: rows => rows.map(row => fromRow('request', row)),
};

/** The search of requests looks at the names of their user and role as they are now, and at the justification. */
const mentions = `(instr("justificationFolded", ?) > 0
  OR "roleId" IN (SELECT "id" FROM "roles" WHERE instr("displayNameFolded", ?) > 0)
  OR "userId" IN (SELECT "id" FROM "users" WHERE instr("sourceDisplayNameFolded", ?) > 0
    OR instr("sourceAccountNameFolded", ?) > 0 OR instr("privAccountNameFolded", ?) > 0))`;

export function createRequests(sql: Sql): Repository<Request, RequestId, RequestFilter, RequestSort> {
  return createRepository(sql, requestSpec);
}

/** Timers of the workflow. They are no change of the object: the workflow can tell each again from its request. */
export function createDue(sql: Sql) {
  return {
    /** Requests whose time is `before` or earlier, soonest first. */
    dueRequests(before: number): RequestId[] {
      return sql
        .all('SELECT "id" FROM "requests" WHERE "dueAt" <= ? ORDER BY "dueAt", "id"', [before])
        .map(row => row['id'] as RequestId);
    },
    nextDue(): number | undefined {
      const row = sql.get(
        'SELECT "dueAt" FROM "requests" WHERE "dueAt" IS NOT NULL ORDER BY "dueAt" LIMIT 1',
      );
      return row === undefined ? undefined : Number(row['dueAt']);
    },
    /** Answers false if there is no such request. */
    setDue(request: RequestId, at: number | null): boolean {
      return sql.run('UPDATE "requests" SET "dueAt" = ? WHERE "id" = ?', [at, request]) === 1;
    },
  };
}
