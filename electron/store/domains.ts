import type { CorpDomain } from '../../shared/domain/corp-domain.ts';
import type { Trust } from '../../shared/domain/trust.ts';
import { fromRow } from './cells.ts';
import type { ObjectKind } from './entry.ts';
import type { Sql } from './sql.ts';
import type { Store } from './types.ts';

/** The records of trusts and CORP domains: few, so they are read whole, by name. */
export function createDomains(sql: Sql): Pick<Store, 'trusts' | 'corpDomains' | 'sourceDomains'> {
  const repository = <T>(table: string, kind: Extract<ObjectKind, 'trust' | 'corpDomain'>) => ({
    get(name: string): T | undefined {
      const row = sql.get(`SELECT * FROM "${table}" WHERE "id" = ?`, [name.toLowerCase()]);
      return row === undefined ? undefined : (fromRow(kind, row) as T);
    },
    all: (): T[] => sql.all(`SELECT * FROM "${table}" ORDER BY "id"`).map(row => fromRow(kind, row) as T),
  });
  return {
    trusts: repository<Trust>('trusts', 'trust'),
    corpDomains: repository<CorpDomain>('corpDomains', 'corpDomain'),
    sourceDomains: () =>
      sql
        .all(
          `SELECT "name", sum("users") AS "users", sum("groups") AS "groups" FROM (
             SELECT "sourceDomainFolded" AS "name", 1 AS "users", 0 AS "groups" FROM "users" WHERE "privOnly" = 0
             UNION ALL SELECT "sourceDomainFolded", 0, 1 FROM "groups" WHERE "privOnly" = 0
           ) GROUP BY "name" ORDER BY "name"`,
        )
        .map(row => ({
          name: String(row['name']),
          users: Number(row['users']),
          groups: Number(row['groups']),
        })),
  };
}
