import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import { columns, Verification, type ChainHead } from '../evidence/verify-evidence.mjs';
import type { Sql } from '../store/sql.ts';
import type { VerifiedHistory } from './types.ts';

const names = [...columns, 'hash', 'leaf'].map(column => `"${column}"`).join(', ');
/** Entries between two looks at the signal; other reads are served there too. */
const chunk = 2000;

/**
 * Follows the chain from the first entry to the head as it is now. Entries written meanwhile are left for the next time.
 * CANCELLED by the signal.
 */
export async function verifyHistory(
  sql: Sql,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<VerifiedHistory> {
  const { head, last } = sql.db.transaction(() => ({
    head: (sql.get('SELECT * FROM "chain" WHERE "id" = 1') ?? null) as ChainHead | null,
    last: Number(sql.get('SELECT max("seq") AS "last" FROM "journal"')?.['last'] ?? 0),
  }))();
  const verification = new Verification();
  for (let after = 0, sound = true; sound && after < last;) {
    if (signal.aborted) throw new AppError('CANCELLED', 'Cancelled. Nothing is known of the history.');
    const rows = sql.all(
      `SELECT ${names} FROM "journal" WHERE "seq" > ? AND "seq" <= ? ORDER BY "seq" LIMIT ${chunk}`,
      [after, last],
    );
    sound = rows.every(row => verification.add(row));
    after = Number(rows.at(-1)?.['seq'] ?? last);
    progress(after);
    await setImmediate();
  }
  const firstBad = verification.end(head);
  const { size, hash, root } = verification.chain;
  const signer = head?.signer ? Buffer.from(head.signer).toString('hex') : null;
  return { entries: size, firstBad, hash: hash.toString('hex'), root: root.toString('hex'), signer };
}
