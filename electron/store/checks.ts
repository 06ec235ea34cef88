import type { RoleId } from '../../shared/domain/ids.ts';
import type { RoleMarkName } from '../../shared/domain/role-mark.ts';
import { fromRow } from './cells.ts';
import type { Sql } from './sql.ts';
import type { Store } from './types.ts';

/** Suppressed findings and the marks of roles. */
export function createCheckTables(sql: Sql): Pick<Store, 'checkSuppressions' | 'roleMarks'> {
  return {
    checkSuppressions: {
      get(id) {
        const row = sql.get('SELECT * FROM "checkSuppressions" WHERE "id" = ?', [id]);
        return row === undefined ? undefined : fromRow('checkSuppression', row);
      },
      all: () =>
        sql
          .all('SELECT * FROM "checkSuppressions" ORDER BY "until", "id"')
          .map(row => fromRow('checkSuppression', row)),
    },
    roleMarks: {
      ofRole: role =>
        sql
          .all('SELECT * FROM "roleMarks" WHERE "roleId" = ? ORDER BY "mark"', [role])
          .map(row => fromRow('roleMark', row)),
      all: () => sql.all('SELECT * FROM "roleMarks" ORDER BY "id"').map(row => fromRow('roleMark', row)),
    },
  };
}

/** The id of a suppression: one for each check and object. */
export function suppressionId(check: string, object: { kind: string; id: string }): string {
  return `${check} ${object.kind} ${object.id}`;
}

/** The id of a role's mark. */
export function roleMarkId(role: RoleId, mark: RoleMarkName): string {
  return `${role} ${mark}`;
}
