#!/usr/bin/env node
/**
 * Verifies the history of a Bastion Console store, without the console: one file, nothing to install, no network.
 *
 *     node verify-evidence.mjs STORE.db [--key HEX]   (a copy of store.db; Node 22.13 or newer, for its own SQLite)
 *
 * --key is the public key that the head must be signed with, as the console shows it: without it the signature shows only
 * that whoever wrote the head had the key that stands beside it.
 *
 * Exit code 0: every entry is as it was written. 1: it is not, and the first entry that is wrong is named. 2: it could
 * not be verified (no such file, not a store, a Node that cannot read SQLite).
 *
 * What is verified, so that you can do it by other means (docs/decisions/evidence.md has the whole text):
 *   bytes(n)  UTF-8 of the JSON array of entry n's columns in the order of `columns`, written as RFC 8785 writes strings and integers
 *   leaf(n)   SHA-256(0x00, bytes(n))
 *   chain(n)  SHA-256(chain(n - 1), leaf(n)), with chain(0) of 32 zero bytes; stored in the entry's column "hash"
 *   root      the Merkle tree hash of all leaves (RFC 6962); stored with the size and the last chain(n) in the table "chain"
 *   head      the text of `headText`, signed with Ed25519 by the key in the column "signer"
 */
import * as crypto from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What an entry's bytes are made of, in this order. */
export const columns = [
  'seq',
  'at',
  'mono',
  'boot',
  'id',
  'severity',
  'source',
  'actor',
  'as_account',
  'reason',
  'message',
  'user_id',
  'user_name',
  'role_id',
  'role_name',
  'request_id',
  'command',
  'cause',
  'changes',
];

const sha256 =
  typeof crypto.hash === 'function'
    ? data => crypto.hash('sha256', data, 'buffer')
    : data => crypto.createHash('sha256').update(data).digest();

/** The text whose UTF-8 is bytes(n). JSON.stringify writes strings and safe integers as RFC 8785 does. */
export function canonicalText(row) {
  return JSON.stringify(columns.map(column => row[column]));
}

export function leafHash(text) {
  return sha256(`\u0000${text}`);
}

const one = Buffer.of(1);
const nodeHash = (left, right) => sha256(Buffer.concat([one, left, right]));

/** chain(n) and the Merkle tree of all leaves so far. It keeps one hash for each full subtree: at most 53. */
export class Chain {
  constructor(size = 0, hash = Buffer.alloc(32), peaks = []) {
    this.size = size;
    this.hash = hash;
    /** The roots of the full subtrees, the largest first. */
    this.peaks = peaks;
  }

  /** Adds an entry's leaf and returns chain(n). */
  add(leaf) {
    this.hash = sha256(Buffer.concat([this.hash, leaf]));
    let node = leaf;
    for (let rest = this.size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeHash(this.peaks.pop(), node);
    this.peaks.push(node);
    this.size += 1;
    return this.hash;
  }

  /** The Merkle tree hash of RFC 6962; that of no leaf is SHA-256 of nothing. */
  get root() {
    if (this.peaks.length === 0) return sha256('');
    return this.peaks.reduceRight((right, left) => (right === null ? left : nodeHash(left, right)), null);
  }
}

/** What is signed: four lines after the first, each ended by a line feed; hashes in hex, `at` in milliseconds UTC. */
export function headText({ size, hash, root, at }) {
  const hex = bytes => Buffer.from(bytes).toString('hex');
  return `bastion-console head 1\n${size}\n${hex(hash)}\n${hex(root)}\n${at}\n`;
}

function signatureHolds(head) {
  const x = Buffer.from(head.signer).toString('base64url');
  const key = crypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return crypto.verify(null, Buffer.from(headText(head)), key, head.signature);
}

/** Follows the entries in their order, and stops at the first that is not as it was written. */
export class Verification {
  constructor() {
    this.chain = new Chain();
    /** `{ seq, why }` of the first entry that is wrong, or null. */
    this.firstBad = null;
  }

  /** Takes the next row; false where it, or one before it, is wrong. */
  add(row) {
    if (this.firstBad !== null) return false;
    const seq = this.chain.size + 1;
    if (row.seq !== seq)
      return this.#bad(seq, `Entry ${seq} is missing: entry ${row.seq} comes in its place.`);
    const hash = this.chain.add(leafHash(canonicalText(row)));
    if (row.hash !== null && hash.equals(row.hash)) return true;
    return this.#bad(
      seq,
      `Entry ${seq} is not as it was written: it, or the entry that stood before it, was changed, moved or put in.`,
    );
  }

  /**
   * Compares with the stored head when the last row was taken. Returns `firstBad`. `key` (hex) is the public key that must
   * have signed; a head that nobody signed is wrong only where a key is asked for.
   */
  end(head, key = null) {
    if (this.firstBad !== null) return this.firstBad;
    const { size, hash, root } = this.chain;
    if (head === null) this.#bad(size + 1, 'The store has no head of its chain: it was removed.');
    else if (size < head.size)
      this.#bad(size + 1, `Entries ${size + 1} to ${head.size} are missing: the end was removed.`);
    else if (size > head.size)
      this.#bad(head.size + 1, `Entry ${head.size + 1} was put in behind the end of the chain.`);
    else if (!hash.equals(head.hash) || !root.equals(head.root))
      this.#bad(size, 'The head of the chain does not fit the entries: it was changed.');
    else if (head.signature === null) {
      if (key !== null) this.#bad(size, 'The head of the chain is not signed.');
    } else if (!signatureHolds(head))
      this.#bad(size, 'The signature of the head does not fit it: it was changed.');
    else if (key !== null && Buffer.from(head.signer).toString('hex') !== key.toLowerCase())
      this.#bad(size, `The head was signed by another key: ${Buffer.from(head.signer).toString('hex')}.`);
    return this.firstBad;
  }

  #bad(seq, why) {
    this.firstBad = { seq, why };
    return false;
  }
}

/** A reason why nothing can be said about the file, in words for the person who asked. */
class CannotVerify extends Error {}

async function openSqlite(path) {
  let sqlite;
  try {
    sqlite = await import('node:sqlite');
  } catch {
    throw new CannotVerify(
      `This Node (${process.version}) cannot read SQLite files. Use Node 22.13 or newer to verify a store.`,
    );
  }
  if (!existsSync(path)) throw new CannotVerify(`There is no file ${path}.`);
  return new sqlite.DatabaseSync(path, { readOnly: true });
}

/** Verifies a store file whole: `{ firstBad, chain, signer }`. */
export async function verifyStore(path, key) {
  const db = await openSqlite(path);
  try {
    const verification = new Verification();
    const names = columns.map(column => `"${column}"`).join(', ');
    // SQLite makes the snapshot: what is written meanwhile is not seen.
    db.exec('BEGIN');
    const head = db.prepare('SELECT * FROM "chain" WHERE "id" = 1').get() ?? null;
    for (const row of db.prepare(`SELECT ${names}, "hash" FROM "journal" ORDER BY "seq"`).iterate()) {
      if (!verification.add(row)) break;
      if (verification.chain.size % 100_000 === 0)
        process.stderr.write(`${verification.chain.size} entries …\n`);
    }
    const signer = head?.signer ? Buffer.from(head.signer).toString('hex') : null;
    return { firstBad: verification.end(head, key), chain: verification.chain, signer };
  } catch (error) {
    if (/no such table|no such column|not a database|malformed/.test(String(error)))
      throw new CannotVerify(
        `${path} is not a store with a chained history, or it is damaged: ${error.message}.`,
      );
    throw error;
  } finally {
    db.close();
  }
}

async function main([path, flag, key = null, ...rest]) {
  const asked = flag === undefined || (flag === '--key' && /^[0-9a-f]{64}$/i.test(key ?? ''));
  if (path === undefined || path.startsWith('-') || !asked || rest.length > 0) {
    process.stderr.write('Usage: node verify-evidence.mjs STORE.db [--key 64 HEX DIGITS]\n');
    return 2;
  }
  try {
    const { firstBad, chain, signer } = await verifyStore(path, key);
    if (firstBad !== null) {
      process.stdout.write(`NOT VERIFIED. ${firstBad.why}\nFirst wrong entry: ${firstBad.seq}\n`);
      return 1;
    }
    process.stdout.write(
      `VERIFIED. ${chain.size} entries, each as it was written.\nChain: ${chain.hash.toString('hex')}\nMerkle root: ${chain.root.toString('hex')}\nSigned by: ${signer ?? 'nobody'}\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof CannotVerify)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

const started = process.argv[1];
if (started !== undefined && existsSync(started) && realpathSync(started) === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2));
