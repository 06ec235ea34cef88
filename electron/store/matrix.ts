import { AppError } from '../../shared/contract/errors.ts';
import { matrixLimits, type Matrix, type MatrixFilter } from '../../shared/contract/matrix.ts';
import type { RoleId, UserId } from '../../shared/domain/ids.ts';
import { roleSpec } from './roles.ts';
import type { Param, Sql } from './sql.ts';
import { userSpec } from './users.ts';

interface Query {
  text: string;
  params: Param[];
}

/**
 * The statements of a matrix: users, roles, candidates, approvers, active requests. Five however many there are. Exported for the test
 * of their plans.
 */
export function matrixQueries(sql: Sql, filter: MatrixFilter): Record<Part, Query> {
  const { mfaEnabled, approvalEnabled, active } = filter;
  const roles = roleSpec(sql).where({ search: filter.roles, mfaEnabled, approvalEnabled, active });
  const ofRoles = roles.sql === '' ? '' : `"roleId" IN (SELECT "id" FROM "roles" ${roles.sql})`;
  const peopleOf = (table: 'roleCandidates' | 'roleApprovers') =>
    `SELECT "userId" FROM "${table}" ${ofRoles && `WHERE ${ofRoles}`}`;
  const holders = `SELECT "userId" FROM "requests" WHERE "status" = 'Active' ${ofRoles && `AND ${ofRoles}`}`;
  const users = userSpec.where({ search: filter.users });
  const among = (query: string) => users.and(`"id" IN (${query})`, ...roles.params);
  const outside = (query: string) => users.and(`"id" NOT IN (${query})`, ...roles.params);
  switch (filter.people) {
    case undefined:
      break;
    case 'candidates':
      among(peopleOf('roleCandidates'));
      break;
    case 'approvers':
      among(peopleOf('roleApprovers'));
      break;
    case 'active':
      among(holders);
      break;
    case 'none':
      [peopleOf('roleCandidates'), peopleOf('roleApprovers'), holders].forEach(outside);
      break;
  }
  // One row a role, its users in one text: a hundred thousand rows of two ids cost several times as much.
  const people = (table: 'roleCandidates' | 'roleApprovers') => ({
    text: `SELECT "roleId", group_concat("userId") AS "users" FROM "${table}" ${ofRoles && `WHERE ${ofRoles}`} GROUP BY "roleId"`,
    params: roles.params,
  });
  return {
    users: {
      text: `SELECT "id", "sourceDisplayName", "privAccountName" FROM "users" ${users.sql} ORDER BY "sourceDisplayNameFolded", "id" LIMIT ?`,
      params: [...users.params, matrixLimits.users],
    },
    roles: {
      text: `SELECT "id", "displayName", "mfaEnabled", "approvalEnabled" FROM "roles" ${roles.sql} ORDER BY "displayNameFolded", "id" LIMIT ?`,
      params: [...roles.params, matrixLimits.roles],
    },
    candidates: people('roleCandidates'),
    approvers: people('roleApprovers'),
    active: {
      text: `SELECT "roleId", "userId", max("expiresAt") AS "until" FROM "requests" WHERE "status" = 'Active' GROUP BY "roleId", "userId"`,
      params: [],
    },
    usersTotal: { text: `SELECT count(*) AS "n" FROM "users" ${users.sql}`, params: users.params },
    rolesTotal: { text: `SELECT count(*) AS "n" FROM "roles" ${roles.sql}`, params: roles.params },
  };
}
type Part = 'users' | 'roles' | 'candidates' | 'approvers' | 'active' | 'usersTotal' | 'rolesTotal';

/** Who may what: see shared/contract/matrix.ts. */
export function createMatrix(sql: Sql) {
  return {
    matrix(filter: MatrixFilter): Matrix {
      const queries = matrixQueries(sql, filter);
      const rows = (part: Part) => sql.all(queries[part].text, queries[part].params);
      const users = rows('users').map(row => ({
        id: row['id'] as UserId,
        name: String(row['sourceDisplayName']) || String(row['privAccountName']),
        privAccountName: String(row['privAccountName']),
      }));
      const placeOf = new Map(users.map(({ id }, place) => [id as string, place]));
      let marks = 0;
      const places = (part: 'candidates' | 'approvers') =>
        new Map(
          rows(part).map(row => {
            const found: number[] = [];
            for (const id of String(row['users']).split(',')) {
              const place = placeOf.get(id);
              if (place !== undefined) found.push(place);
            }
            marks += found.length;
            if (marks > matrixLimits.marks) throw tooMany();
            return [row['roleId'] as string, found.sort((a, b) => a - b)] as const;
          }),
        );
      const [candidates, approvers] = [places('candidates'), places('approvers')];
      const active = new Map<string, Matrix['roles'][number]['active']>();
      for (const row of rows('active')) {
        const user = placeOf.get(String(row['userId']));
        if (user === undefined) continue;
        const of = active.get(String(row['roleId'])) ?? [];
        active.set(String(row['roleId']), [...of, { user, until: row['until'] as number | null }]);
      }
      const roles = rows('roles').map(row => {
        const id = row['id'] as RoleId;
        return {
          id,
          displayName: String(row['displayName']),
          mfaEnabled: row['mfaEnabled'] === 1,
          approvalEnabled: row['approvalEnabled'] === 1,
          candidates: candidates.get(id) ?? [],
          approvers: approvers.get(id) ?? [],
          active: active.get(id) ?? [],
        };
      });
      const total = (part: 'users' | 'roles', read: number) =>
        read < matrixLimits[part] ? read : Number(rows(`${part}Total`)[0]?.['n']);
      return {
        users,
        roles,
        totals: { users: total('users', users.length), roles: total('roles', roles.length) },
      };
    },
  };
}

function tooMany(): AppError {
  const most = matrixLimits.marks.toLocaleString('en');
  return new AppError(
    'BAD_REQUEST',
    `The matrix was not read: these roles have more than ${most} candidates and approvers. Narrow the filter.`,
  );
}
