import type { UserId } from '../../shared/domain/ids.ts';
import { fromRow } from './cells.ts';
import type { Sql } from './sql.ts';
import type { CorpNumber, Store } from './types.ts';

/** Memberships, soonest end first. */
export function createMemberships(sql: Sql): Store['memberships'] {
  const read = (where: string, ...params: string[]) =>
    sql
      .all(`SELECT * FROM "memberships" ${where} ORDER BY "until", "id"`, params)
      .map(row => fromRow('membership', row));
  return {
    ofUser: user => read('WHERE "userId" = ?', user),
    ofRequest: request => read('WHERE "requestId" = ?', request),
    all: () => read(''),
  };
}

export function createCorpNumbers(sql: Sql): Store['corpNumbers'] {
  return {
    get(user: UserId): CorpNumber | undefined {
      const row = sql.get('SELECT * FROM "corpNumbers" WHERE "userId" = ?', [user]);
      return row === undefined ? undefined : fromRow('corpNumber', row);
    },
  };
}

export function createPhoneStandings(sql: Sql): Store['phoneStandings'] {
  return {
    get(user) {
      const row = sql.get('SELECT * FROM "phoneStandings" WHERE "userId" = ?', [user]);
      return row === undefined ? undefined : fromRow('phoneStanding', row);
    },
    all: () => sql.all('SELECT * FROM "phoneStandings"').map(row => fromRow('phoneStanding', row)),
  };
}
