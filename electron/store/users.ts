import type { UserId } from '../../shared/domain/ids.ts';
import type { User } from '../../shared/domain/user.ts';
import { fromRow } from './cells.ts';
import { createRepository, Where, type RepositorySpec } from './query.ts';
import type { Sql } from './sql.ts';
import type { Repository, UserFilter, UserSort } from './types.ts';

/** Names in which a search looks, and the account names beside them. */
const searched = ['sourceDisplayName', 'sourceAccountName', 'privAccountName', 'privDisplayName'];

export const userSpec: RepositorySpec<User, UserFilter, UserSort> = {
  table: 'users',
  sorts: {
    sourceDisplayName: { by: '"sourceDisplayNameFolded"', type: 'string' },
    sourceAccountName: { by: '"sourceAccountNameFolded"', type: 'string' },
    privAccountName: { by: '"privAccountNameFolded"', type: 'string' },
    sourcePhoneNumber: { by: '"sourcePhoneNumber"', type: 'string' },
  },
  display: { sort: 'sourceDisplayName', direction: 'ascending' },
  where(filter) {
    const where = new Where()
      .namedOneOf('sourceDomain', filter.sourceDomains)
      .named('sourceAccountName', filter.sourceAccountName)
      .named('sourceDisplayName', filter.sourceDisplayName)
      .named('privAccountName', filter.privAccountName)
      .named('privDisplayName', filter.privDisplayName)
      .contains(searched, filter.search);
    if (filter.candidateOf !== undefined)
      where.and('"id" IN (SELECT "userId" FROM "roleCandidates" WHERE "roleId" = ?)', filter.candidateOf);
    return where;
  },
  read: rows => rows.map(row => fromRow('user', row)),
};

export function createUsers(sql: Sql): Repository<User, UserId, UserFilter, UserSort> {
  return createRepository(sql, userSpec);
}
