import type { UserId } from '../../shared/domain/ids.ts';
import { fromRow } from './cells.ts';
import type { Sql } from './sql.ts';
import type { SetMember, Store } from './types.ts';

/** Who was put into the sets, in the order of their ids. */
export function createSetMembers(sql: Sql): Store['setMembers'] {
  const read = (column: 'setId' | 'userId', value: string): SetMember[] =>
    sql
      .all(`SELECT * FROM "setMembers" WHERE "${column}" = ? ORDER BY "userId", "setId"`, [value])
      .map(row => fromRow('setMember', row));
  return {
    ofSet: set => read('setId', set),
    ofUser: (user: UserId) => read('userId', user),
  };
}
