import type { HeadSigner } from '../evidence/head-signature.ts';
import {
  canonicalText,
  Chain,
  headText,
  leafHash,
  type EvidenceRow,
  type Rotation,
} from '../evidence/verify-evidence.mjs';
import type { Sql } from '../store/sql.ts';

const hashBytes = 32;

/** The chain up to the last entry, from the table "chain". */
export function readChain(sql: Sql): Chain {
  const row = sql.get('SELECT "size", "hash", "peaks" FROM "chain" WHERE "id" = 1');
  if (row === undefined) return new Chain();
  const peaks = row['peaks'] as Buffer;
  return new Chain(
    Number(row['size']),
    row['hash'] as Buffer,
    Array.from({ length: peaks.length / hashBytes }, (_, at) =>
      peaks.subarray(at * hashBytes, (at + 1) * hashBytes),
    ),
  );
}

/**
 * Signs the chain's end as it is, in the transaction that moved it. `introduce` is called first where the key has not signed
 * this history before: it writes the entry that says so.
 */
export function signHead(sql: Sql, signer: HeadSigner, at: number, introduce: () => void): void {
  const { publicKey } = signer;
  if (!hasSigned(sql, publicKey.toString('hex'))) introduce();
  const { size, hash, root } = readChain(sql);
  const signature = signer.sign(headText({ size, hash, root, at }));
  sql.run('UPDATE "chain" SET "at" = ?, "signer" = ?, "signature" = ?', [at, publicKey, signature]);
}

/** How the signer's key came from one that has signed this history, the oldest first; [] where it did not. */
export function rotationsSince(sql: Sql, { rotations }: HeadSigner): readonly Rotation[] {
  const from = rotations.findLastIndex(({ previous }) => hasSigned(sql, previous));
  return from === -1 ? [] : rotations.slice(from);
}

/** Whether a key (hex), or any, was introduced in this history: by 9310, by 9311 where there was another before, or by 9316 in its place. */
export function hasSigned(sql: Sql, publicKey?: string): boolean {
  return (
    sql.get(
      `SELECT 1 FROM "journal" WHERE "id" IN (9310, 9311, 9316) AND (? IS NULL OR json_extract("cause", '$.publicKey') = ?) LIMIT 1`,
      [publicKey ?? null, publicKey ?? null],
    ) !== undefined
  );
}

/**
 * Adds an entry to the chain's end, in the transaction that writes it, and answers the hash that goes with it. The signature of
 * the end before is taken off: it fits no other, and a writer without a key leaves none.
 */
export function link(sql: Sql, row: EvidenceRow): Buffer {
  const chain = readChain(sql);
  const hash = chain.add(leafHash(canonicalText(row)));
  sql.run(
    `UPDATE "chain" SET "size" = ?, "hash" = ?, "root" = ?, "peaks" = ?, "at" = NULL, "signer" = NULL, "signature" = NULL`,
    [chain.size, chain.hash, chain.root, Buffer.concat(chain.peaks)],
  );
  return hash;
}

/** The changes of the key that the history up to an entry tells of, the oldest first. */
export function rotationsOf(sql: Sql, size: number): Rotation[] {
  return sql
    .all('SELECT "cause" FROM "journal" WHERE "id" = 9316 AND "seq" <= ? ORDER BY "seq"', [size])
    .map(row => JSON.parse(String(row['cause'])) as Rotation);
}
