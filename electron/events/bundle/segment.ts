import { rmSync } from 'node:fs';
import { AppError } from '../../../shared/contract/errors.ts';
import { verifyBundle } from '../../evidence/verify-evidence.mjs';
import { contentAt } from '../../store/replay.ts';
import type { Sql } from '../../store/sql.ts';
import { spansBetween } from '../selection.ts';
import type { BundleRequest, Sign, WrittenSegment } from './types.ts';
import { writeBundle } from './write-bundle.ts';

/**
 * Writes the bundle of all entries that are older than `before` (milliseconds UTC) and not sealed yet, and verifies the file as a
 * stranger would. NOT_FOUND where there are none; CONFLICT where what was written does not verify: the file is then removed.
 */
export async function writeSegment(
  sql: Sql,
  { before, ...request }: Omit<BundleRequest, 'range'> & { before: number },
  sign: Sign,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<WrittenSegment> {
  const { after, upTo } = sql.db.transaction(() => ({
    after: Number(sql.get('SELECT ifnull(max("upTo"), 0) AS "upTo" FROM "sealed"')?.['upTo']),
    upTo: lastBefore(sql, before),
  }))();
  if (upTo <= after)
    throw new AppError(
      'NOT_FOUND',
      `Nothing was sealed: there is no entry from before ${new Date(before).toISOString()} that is not sealed already.`,
    );
  const written = await writeBundle(sql, { ...request, range: { after, upTo } }, sign, progress, signal);
  const { bad, manifest } = await verifyBundle(request.path, request.signer);
  if (bad !== null || manifest?.entries !== written.entries) {
    rmSync(request.path, { force: true });
    throw new AppError(
      'CONFLICT',
      `Nothing was sealed: the bundle that was written does not verify. ${bad?.why ?? ''} Choose another disk.`,
    );
  }
  return { ...written, after, upTo, content: contentAt(sql.dir, upTo) };
}

/** The last entry before the first that is of the moment or later, so that no younger one is sealed where the clock was set back. */
function lastBefore(sql: Sql, moment: number): number {
  const young = spansBetween(sql, moment, null).map(({ low }) => low);
  if (young.length > 0) return Math.min(...young) - 1;
  return Number(sql.get('SELECT ifnull(max("seq"), 0) AS "seq" FROM "journal"')?.['seq']);
}
