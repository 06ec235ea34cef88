import type { RoleId, UserId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/role.ts';
import { fromRow, type Row } from './cells.ts';
import { roleLists, type RoleList } from './entry.ts';
import { createRepository, Where, type RepositorySpec } from './query.ts';
import { quoted, type Sql } from './sql.ts';
import { listTables } from './tables.ts';
import type { Repository, RoleFilter, RoleSort, RoleUse, Store } from './types.ts';

const memberOf = (list: RoleList) => {
  const { name, member } = listTables[list];
  return `"id" IN (SELECT "roleId" FROM ${quoted(name)} WHERE ${quoted(member)} = ?)`;
};
const hasActive = `EXISTS (SELECT 1 FROM "requests" WHERE "requests"."roleId" = "roles"."id" AND "requests"."status" = 'Active')`;

export function roleSpec(sql: Sql): RepositorySpec<Role, RoleFilter, RoleSort> {
  return {
    table: 'roles',
    sorts: {
      displayName: { by: '"displayNameFolded"', type: 'string' },
      ttl: { by: '"ttl"', type: 'number' },
    },
    display: { sort: 'displayName', direction: 'ascending' },
    where(filter) {
      const where = new Where()
        .named('displayName', filter.displayName)
        .contains(['displayName'], filter.search)
        .is('mfaEnabled', filter.mfaEnabled)
        .is('approvalEnabled', filter.approvalEnabled);
      // MIM's Active is a switch: not given is all roles, not the idle ones.
      if (filter.active === true) where.and(hasActive);
      if (filter.candidate !== undefined) where.and(memberOf('candidates'), filter.candidate);
      if (filter.approver !== undefined) where.and(memberOf('approvers'), filter.approver);
      if (filter.privilege !== undefined) where.and(memberOf('privileges'), filter.privilege);
      return where;
    },
    read: rows => withLists(sql, rows),
  };
}

/** Three statements however many roles: one for each list, of all the roles together. */
function withLists(sql: Sql, rows: Row[]): Role[] {
  if (rows.length === 0) return [];
  const ids = JSON.stringify(rows.map(row => row['id']));
  const [candidates, approvers, privileges] = roleLists.map(list => members(sql, list, ids));
  return rows.map(row => {
    const id = String(row['id']);
    return {
      ...fromRow('role', row),
      candidates: (candidates?.get(id) ?? []) as Role['candidates'],
      approvers: (approvers?.get(id) ?? []) as Role['approvers'],
      privileges: (privileges?.get(id) ?? []) as Role['privileges'],
    };
  });
}

/** The members of one list, by role, in the order in which they were added. */
function members(sql: Sql, list: RoleList, ids: string): Map<string, string[]> {
  const { name, member } = listTables[list];
  const found = new Map<string, string[]>();
  for (const row of sql.all(
    `SELECT "roleId", ${quoted(member)} AS "member" FROM ${quoted(name)}
     WHERE "roleId" IN (SELECT value FROM json_each(?)) ORDER BY "roleId", "position"`,
    [ids],
  )) {
    const id = String(row['roleId']);
    const list = found.get(id);
    if (list === undefined) found.set(id, [String(row['member'])]);
    else list.push(String(row['member']));
  }
  return found;
}

/** Event 9030 is the role's making; one that a restored or foreign journal does not tell of has no such row. */
export const usesQuery = `SELECT "id",
  (SELECT max("activatedAt") FROM "requests" INDEXED BY "requestsByRoleActivation" WHERE "roleId" = "roles"."id") AS "lastUse",
  (SELECT "at" FROM "journal" INDEXED BY "journalByRole"
    WHERE "role_id" = "roles"."id" AND "journal"."id" = 9030 ORDER BY "seq" LIMIT 1) AS "createdAt"
  FROM "roles"`;

function uses(sql: Sql): Map<RoleId, RoleUse> {
  const moment = (cell: unknown) => (cell === null ? null : Number(cell));
  return new Map(
    sql
      .all(usesQuery)
      .map(row => [
        row['id'] as RoleId,
        { createdAt: moment(row['createdAt']), lastUse: moment(row['lastUse']) },
      ]),
  );
}

export function createRoles(sql: Sql): Store['roles'] {
  const repository: Repository<Role, RoleId, RoleFilter, RoleSort> = createRepository(sql, roleSpec(sql));
  return {
    ...repository,
    rolesOf: (user: UserId) => repository.find({ candidate: user }),
    uses: () => uses(sql),
  };
}
