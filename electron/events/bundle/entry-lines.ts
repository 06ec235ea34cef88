import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  canonicalText,
  columns,
  isSealed,
  leafOf,
  Verification,
  type EvidenceRow,
} from '../../evidence/verify-evidence.mjs';
import type { Sql } from '../../store/sql.ts';
import type { GrowingBytes, Multiproof } from './proof.ts';
import type { Selected } from './selected.ts';
import type { Tally } from './tally.ts';

const names = [...columns, 'hash', 'leaf'].map(column => `"${column}"`).join(', ');
/** Rows between two looks at the signal; other reads are served there too. */
const chunk = 2000;

/** What comes of the entries beside their lines. */
export interface EntryFiles {
  leaves: GrowingBytes;
  proof: Multiproof;
}

/**
 * The bytes of the selected entries as they were hashed, one a line, oldest first. The whole history is followed on the way,
 * since the proof needs each leaf; where it is not as it was written, that is CONFLICT and no bundle is made of it.
 */
export async function* entryLines(
  sql: Sql,
  selected: Selected,
  { leaves, proof }: EntryFiles,
  tally: Tally,
  step: (done: number) => void,
): AsyncGenerator<Buffer> {
  const { head, seqs } = selected;
  const verification = new Verification();
  let taken = 0;
  for (let after = 0; after < head.size;) {
    step(after);
    const rows = sql.all(
      `SELECT ${names} FROM "journal" WHERE "seq" > ? AND "seq" <= ? ORDER BY "seq" LIMIT ${chunk}`,
      [after, head.size],
    ) as EvidenceRow[];
    const lines: string[] = [];
    for (const row of rows) {
      const leaf = leafOf(row);
      if (!verification.add(row, leaf) || leaf === null) break;
      const seq = Number(row['seq']);
      if (seqs === null || seqs[taken] === seq) {
        if (isSealed(row))
          throw new AppError(
            'CONFLICT',
            'No evidence bundle was written: entries are being sealed. Try again.',
          );
        taken += 1;
        proof.taken();
        leaves.add(record(seq, leaf));
        tally.add(row);
        lines.push(canonicalText(row), '\n');
      } else proof.left(leaf, (seqs[taken] ?? head.size + 1) - 1);
    }
    if (rows.length === 0 || verification.firstBad !== null) break;
    after += rows.length;
    if (lines.length > 0) yield Buffer.from(lines.join(''));
    await setImmediate();
  }
  const bad = verification.end(head);
  if (bad !== null)
    throw new AppError(
      'CONFLICT',
      `No evidence bundle was written: the history is not as it was written. ${bad.why} Verify the history.`,
    );
}

/** An entry in leaves.bin: its number in eight bytes, the highest first, and its leaf. */
function record(seq: number, leaf: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(40);
  bytes.writeBigUInt64BE(BigInt(seq), 0);
  leaf.copy(bytes, 8);
  return bytes;
}
