import type { HeadSigner } from '../evidence/head-signature.ts';
import { canonicalText, Chain, headText, leafHash, type EvidenceRow } from '../evidence/verify-evidence.mjs';
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

/** Keeps the chain's end: beside the entries, in the transaction that wrote them. */
export function saveChain(sql: Sql, chain: Chain): void {
  sql.run(
    `INSERT INTO "chain" ("id", "size", "hash", "root", "peaks") VALUES (1, ?, ?, ?, ?)
     ON CONFLICT ("id") DO UPDATE SET "size" = excluded."size", "hash" = excluded."hash",
       "root" = excluded."root", "peaks" = excluded."peaks"`,
    [chain.size, chain.hash, chain.root, Buffer.concat(chain.peaks)],
  );
}

/**
 * Signs the chain's end as it is, in the transaction that moved it. `introduce` is called first where the key has not signed
 * this history before: it writes the entry that says so.
 */
export function signHead(sql: Sql, signer: HeadSigner, at: number, introduce: () => void): void {
  const { publicKey } = signer;
  if (sql.get('SELECT 1 FROM "signers" WHERE "publicKey" = ?', [publicKey]) === undefined) {
    introduce();
    sql.run('INSERT INTO "signers" ("publicKey", "since") VALUES (?, ?)', [publicKey, readChain(sql).size]);
  }
  const { size, hash, root } = readChain(sql);
  const signature = signer.sign(headText({ size, hash, root, at }));
  sql.run('UPDATE "chain" SET "at" = ?, "signer" = ?, "signature" = ?', [at, publicKey, signature]);
}

/** Adds an entry to the chain's end and answers the hash that goes with it. */
export function link(sql: Sql, row: EvidenceRow): Buffer {
  const chain = readChain(sql);
  const hash = chain.add(leafHash(canonicalText(row)));
  saveChain(sql, chain);
  return hash;
}
