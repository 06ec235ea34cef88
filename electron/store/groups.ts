import type { Group } from '../../shared/domain/group.ts';
import type { GroupId } from '../../shared/domain/ids.ts';
import { fromRow } from './cells.ts';
import { createRepository, Where, type RepositorySpec } from './query.ts';
import type { Sql } from './sql.ts';
import type { GroupFilter, GroupSort, Repository } from './types.ts';

export const groupSpec: RepositorySpec<Group, GroupFilter, GroupSort> = {
  table: 'groups',
  sorts: {
    privDisplayName: { by: '"privDisplayNameFolded"', type: 'string' },
    sourceAccountName: { by: '"sourceAccountNameFolded"', type: 'string' },
  },
  display: { sort: 'privDisplayName', direction: 'ascending' },
  where: filter =>
    new Where()
      .namedOneOf('sourceDomain', filter.sourceDomains)
      .named('sourceAccountName', filter.sourceAccountName)
      .named('privAccountName', filter.privAccountName)
      .named('privDisplayName', filter.privDisplayName)
      .contains(['privDisplayName', 'sourceAccountName', 'privAccountName'], filter.search),
  read: rows => rows.map(row => fromRow('group', row)),
};

export function createGroups(sql: Sql): Repository<Group, GroupId, GroupFilter, GroupSort> {
  return createRepository(sql, groupSpec);
}
