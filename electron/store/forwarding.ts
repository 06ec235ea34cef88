import type { ForwardTargetId } from '../../shared/domain/forwarding.ts';
import { fromRow } from './cells.ts';
import type { Sql } from './sql.ts';
import type { ForwardState, Store } from './types.ts';

/** The targets, which entries change, and how far each has the history, which is no entry. */
export function createForwardTables(sql: Sql): Pick<Store, 'forwardTargets' | 'forwardStates'> {
  const state = (id: ForwardTargetId): ForwardState | undefined => {
    const row = sql.get('SELECT * FROM "forwardStates" WHERE "id" = ?', [id]);
    if (row === undefined) return undefined;
    return { ...row, refusing: row['refusing'] === 1 } as unknown as ForwardState;
  };
  return {
    forwardTargets: {
      get(id) {
        const row = sql.get('SELECT * FROM "forwardTargets" WHERE "id" = ?', [id]);
        return row === undefined ? undefined : fromRow('forwardTarget', row);
      },
      all: () =>
        sql.all('SELECT * FROM "forwardTargets" ORDER BY "id"').map(row => fromRow('forwardTarget', row)),
    },
    forwardStates: {
      get: state,
      put({ id, seq, before, deliveredAt, failingSince, why, refusing }) {
        sql.run('INSERT OR REPLACE INTO "forwardStates" VALUES (?, ?, ?, ?, ?, ?, ?)', [
          id,
          seq,
          before,
          deliveredAt,
          failingSince,
          why,
          refusing ? 1 : 0,
        ]);
      },
    },
  };
}
