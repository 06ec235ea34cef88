#!/usr/bin/env node
/**
 * Verifies the history of Bastion Console without the console: one file, nothing to install, no network.
 *
 *     node verify-evidence.mjs BUNDLE.zip [--key HEX]   an evidence bundle, or the folder that it was unpacked to; Node 20 or newer
 *     node verify-evidence.mjs STORE.db [--key HEX]     a copy of store.db; Node 22.13 or newer, for its own SQLite
 *
 * --key is the public key that must have signed, as the console shows it: without it a signature shows only that whoever
 * made the file had the key that stands beside it. Where that key was changed since, by both keys' signatures, it leads to the new one.
 *
 * Exit code 0: everything is as it was written. 1: it is not, and the first entry or file that is wrong is named. 2: it
 * could not be verified (no such file, neither bundle nor store, a Node that cannot read SQLite).
 *
 * What is verified, so that you can do it by other means (docs/decisions/evidence.md has the whole text):
 *   bytes(n)  UTF-8 of the JSON array of entry n's columns in the order of `columns`, written as RFC 8785 writes strings and integers
 *   leaf(n)   SHA-256(0x00, bytes(n)); of a sealed entry, whose text is in an evidence bundle and blank here, the column "leaf".
 *             A later entry 9350 must say that entries up to there were sealed
 *   chain(n)  SHA-256(chain(n - 1), leaf(n)), with chain(0) of 32 zero bytes; stored in the entry's column "hash"
 *   root      the Merkle tree hash of all leaves (RFC 6962); stored with the size and the last chain(n) in the table "chain"
 *   head      the text of `headText`, signed with Ed25519 by the key in the column "signer"
 *   key       an entry 9316 has in its cause the old key and the new one, and what both signed: the text of `rotationText`
 *   bundle    README.txt in it says what its files are; each line of events.ndjson is bytes(n)
 *
 * The parts below: the chain, a store, the files of a bundle, a bundle, the command.
 */
import * as crypto from 'node:crypto';
import { createReadStream, existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInflateRaw } from 'node:zlib';

// ---------------------------------------------------------------------------------------------------- the chain

/** What an entry's bytes are made of, in this order. */
export const columns = (
  'seq at mono boot id severity source actor as_account reason message ' +
  'user_id user_name role_id role_name request_id command cause changes'
).split(' ');

/** The entry that says that a key took another's place, and that both signed that. */
const rotation = 9316;
/** The entry that says up to where (`cause.upTo`) the text of entries is in evidence bundles only. */
const sealing = 9350;
/** What a sealed entry may not carry any more. */
const textColumns = columns.slice(columns.indexOf('actor'));
const blank = value => value === null || value === '' || value === '[]';

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

export function isSealed(row) {
  return row.leaf !== null && row.leaf !== undefined;
}

function isHash(value) {
  return value instanceof Uint8Array && value.length === 32;
}

/** leaf(n) of a row: of its text or, where that was sealed, as the row keeps it; null where that is no hash. */
export function leafOf(row) {
  if (!isSealed(row)) return leafHash(canonicalText(row));
  return isHash(row.leaf) ? Buffer.from(row.leaf) : null;
}

/** One, and the two hashes of a node: the same bytes each time, since making new ones takes longer than hashing them. */
const pair = Buffer.alloc(65, 1);
function nodeHash(left, right) {
  left.copy(pair, 1);
  right.copy(pair, 33);
  return sha256(pair);
}

/** The Merkle tree (RFC 6962) of all leaves so far. It keeps one hash for each full subtree: at most 53. */
export class Tree {
  constructor(size = 0, peaks = []) {
    this.size = size;
    /** The roots of the full subtrees, the largest first. */
    this.peaks = peaks;
  }

  /** Adds a full subtree of 2 ** level leaves by its root, where the size so far is a multiple of that: a leaf is level 0. */
  addSubtree(root, level) {
    let node = root;
    for (let rest = this.size / 2 ** level; rest % 2 === 1; rest = (rest - 1) / 2)
      node = nodeHash(this.peaks.pop(), node);
    this.peaks.push(node);
    this.size += 2 ** level;
  }

  /** The level of the largest full subtree that can come next and does not reach beyond `end`. */
  levelUpTo(end) {
    let level = 0;
    while (this.size % 2 ** (level + 1) === 0 && this.size + 2 ** (level + 1) <= end) level += 1;
    return level;
  }

  /** The Merkle tree hash; that of no leaf is SHA-256 of nothing. */
  get root() {
    if (this.peaks.length === 0) return sha256('');
    return this.peaks.reduceRight((right, left) => (right === null ? left : nodeHash(left, right)), null);
  }
}

/** The tree, and chain(n) beside it. */
export class Chain extends Tree {
  constructor(size = 0, hash = Buffer.alloc(32), peaks = []) {
    super(size, peaks);
    this.hash = hash;
  }

  /** Adds an entry's leaf and returns chain(n). */
  add(leaf) {
    this.hash.copy(pair, 1);
    leaf.copy(pair, 33);
    this.hash = sha256(pair.subarray(1));
    this.addSubtree(leaf, 0);
    return this.hash;
  }
}

/** What is signed: four lines after the first, each ended by a line feed; hashes in hex, `at` in milliseconds UTC. */
export function headText({ size, hash, root, at }) {
  return `bastion-console head 1\n${size}\n${hex(hash)}\n${hex(root)}\n${at}\n`;
}

const hex = bytes => Buffer.from(bytes).toString('hex');

function ed25519(publicKey) {
  const x = Buffer.from(publicKey).toString('base64url');
  return crypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** Whether `signature` over `text` is by the key; all but the text as bytes. */
function signedBy(publicKey, text, signature) {
  return crypto.verify(null, Buffer.from(text), ed25519(publicKey), signature);
}

function signatureHolds(head) {
  return signedBy(head.signer, headText(head), head.signature);
}

/** What both sign where one key takes another's place: three lines, each ended by a line feed; keys in hex. */
export function rotationText({ previous, publicKey }) {
  return `bastion-console key 1\n${previous}\n${publicKey}\n`;
}

/** Which key took the place of which. */
class Keys {
  next = new Map();

  /** Takes a rotation; false where not both signed it, or where one of the keys was replaced before. */
  add(said) {
    const { previous, publicKey, byPrevious, byNew } = said;
    if (![previous, publicKey].every(key => isHex(key, 64) && !this.next.has(key))) return false;
    const holds = (key, signature) =>
      isHex(signature, 128) &&
      signedBy(Buffer.from(key, 'hex'), rotationText(said), Buffer.from(signature, 'hex'));
    if (previous === publicKey || !holds(previous, byPrevious) || !holds(publicKey, byNew)) return false;
    this.next.set(previous, publicKey);
    return true;
  }

  /** What is wrong with a head's signer (hex), where `key` is the one that must have signed, or one that took its place; or null. */
  wrong(signer, key) {
    if (this.next.has(signer)) return `signed by a key that another took the place of: ${signer}.`;
    let leads = key?.toLowerCase() ?? signer;
    while (leads !== signer && this.next.has(leads)) leads = this.next.get(leads);
    return leads === signer ? null : `signed by another key: ${signer}.`;
  }
}

/** Follows the entries in their order, and stops at the first that is not as it was written. */
export class Verification {
  constructor() {
    this.chain = new Chain();
    /** `{ seq, why }` of the first entry that is wrong, or null. */
    this.firstBad = null;
    /** Sealed entries, as runs `[first, last]`, and up to where an entry says that they were sealed. */
    this.sealedRuns = [];
    this.sealedUpTo = 0;
    this.keys = new Keys();
  }

  /** Takes the next row; false where it, or one before it, is wrong. */
  add(row, leaf = leafOf(row)) {
    if (this.firstBad !== null) return false;
    const seq = this.chain.size + 1;
    if (row.seq !== seq)
      return this.#bad(seq, `Entry ${seq} is missing: entry ${row.seq} comes in its place.`);
    if (isSealed(row) && !textColumns.every(column => blank(row[column])))
      return this.#bad(seq, `Entry ${seq} is sealed and carries text all the same, which nothing proves.`);
    if (!isHash(leaf) || !isHash(row.hash) || !this.chain.add(leaf).equals(row.hash))
      return this.#bad(
        seq,
        `Entry ${seq} is not as it was written: it, or the entry that stood before it, was changed, moved or put in.`,
      );
    // Only now is the row known to be the console's own.
    if (isSealed(row)) this.#seal(seq);
    else if (row.id === sealing) this.sealedUpTo = Math.max(this.sealedUpTo, JSON.parse(row.cause).upTo);
    else if (row.id === rotation && !this.keys.add(JSON.parse(row.cause) ?? {}))
      return this.#bad(seq, `Entry ${seq} gives the history another key, which the one before did not sign.`);
    return true;
  }

  /**
   * Compares with the stored head when the last row was taken. Returns `firstBad`. `key` (hex) is the public key that must
   * have signed; a head that nobody signed is wrong only where a key is asked for.
   */
  end(head, key = null) {
    if (this.firstBad !== null) return this.firstBad;
    const unsaid = this.sealedRuns.find(([, last]) => last > this.sealedUpTo);
    if (unsaid !== undefined) {
      const seq = Math.max(unsaid[0], this.sealedUpTo + 1);
      this.#bad(seq, `The text of entry ${seq} was taken out, and no entry says that it was sealed.`);
      return this.firstBad;
    }
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
    else {
      const wrong = this.keys.wrong(hex(head.signer), key);
      if (wrong !== null) this.#bad(size, `The head was ${wrong}`);
    }
    return this.firstBad;
  }

  #seal(seq) {
    const run = this.sealedRuns.at(-1);
    if (run !== undefined && run[1] === seq - 1) run[1] = seq;
    else this.sealedRuns.push([seq, seq]);
  }

  #bad(seq, why) {
    this.firstBad = { seq, why };
    return false;
  }
}

// ---------------------------------------------------------------------------------------------------- a store

/** A reason why nothing can be said about the file, in words for the person who asked. */
class CannotVerify extends Error {}

let telling = false;
function tell(entries) {
  if (telling && entries % 100_000 === 0) process.stderr.write(`${entries} entries …\n`);
}

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
    // A store of an older console has nothing sealed.
    const seals = db.prepare(`SELECT 1 FROM pragma_table_info('journal') WHERE "name" = 'leaf'`).get();
    const leaf = seals === undefined ? 'NULL AS "leaf"' : '"leaf"';
    // SQLite makes the snapshot: what is written meanwhile is not seen.
    db.exec('BEGIN');
    const head = db.prepare('SELECT * FROM "chain" WHERE "id" = 1').get() ?? null;
    for (const row of db
      .prepare(`SELECT ${names}, "hash", ${leaf} FROM "journal" ORDER BY "seq"`)
      .iterate()) {
      if (!verification.add(row)) break;
      tell(verification.chain.size);
    }
    const signer = head?.signer ? hex(head.signer) : null;
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

// ---------------------------------------------------------------------------------------- the files of a bundle

/** What is not as it was written: the number of an entry, or the name of a file, and why in words. */
class NotAsWritten extends Error {
  constructor(where, why) {
    super(why);
    this.seq = typeof where === 'number' ? where : null;
    this.file = typeof where === 'string' ? where : null;
  }
}

const mostFiles = 64;
/** Bytes that a ZIP file may have to tell of its files. */
const mostDirectory = 1 << 16;
/** Bytes that are read or unpacked at a time: the tools' own choice is so small that handing them over takes longer than hashing. */
const piece = 1 << 18;
const plainName = /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;

/** A folder that a bundle was unpacked to: `{ names, chunks(name), close() }`. */
function openFolder(path) {
  const names = readdirSync(path).filter(name => lstatSync(join(path, name)).isFile());
  return {
    names,
    chunks: name => createReadStream(join(path, name), { highWaterMark: piece }),
    close: () => undefined,
  };
}

/**
 * A ZIP file, read by its central directory, which must end the file. Only plain names are taken, each once and without
 * folders, stored or deflated, none within another: everything else could look different to another program.
 */
async function openZip(path) {
  const file = await open(path);
  const read = async (at, length) => {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
    if (bytesRead < length) throw new CannotVerify(`${path} ends too early: it was cut off.`);
    return buffer;
  };
  try {
    const { size } = await file.stat();
    const end = size < 22 ? Buffer.alloc(22) : await read(size - 22, 22);
    if (end.readUInt32LE(0) !== 0x06054b50 || end.readUInt16LE(20) !== 0)
      throw new CannotVerify(`${path} is neither a bundle nor a store, or its end was cut off.`);
    const [count, length, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
    if (start === 0xffffffff)
      throw new CannotVerify(`${path} is larger than 4 GB. Unpack it, and verify the folder.`);
    if (count > mostFiles || length > mostDirectory || start + length !== size - 22)
      throw new CannotVerify(`${path} is no bundle: it has ${count} files, or bytes between its parts.`);
    const files = new Map();
    const directory = await read(start, length);
    let at = 0;
    for (let free = 0; files.size < count;) {
      if (at + 46 > length || directory.readUInt32LE(at) !== 0x02014b50)
        throw new CannotVerify(`The directory of ${path} is damaged.`);
      const [flags, method] = [directory.readUInt16LE(at + 8), directory.readUInt16LE(at + 10)];
      const [packed, plain] = [directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 24)];
      const [n, e, c] = [28, 30, 32].map(offset => directory.readUInt16LE(at + offset));
      const local = directory.readUInt32LE(at + 42);
      const name = directory.toString('latin1', at + 46, at + 46 + n);
      if (packed === 0xffffffff || plain === 0xffffffff)
        throw new CannotVerify(`${path} has a file larger than 4 GB. Unpack it, and verify the folder.`);
      if (!plainName.test(name) || files.has(name) || flags & 1 || (method !== 0 && method !== 8))
        throw new CannotVerify(`${path} is no bundle: it has a file ${printable(name)} that no bundle has.`);
      const header = await read(local, 30 + n);
      const from = local + 30 + n + header.readUInt16LE(28);
      if (local < free || from + packed > start || header.toString('latin1', 30) !== name)
        throw new CannotVerify(`The file ${name} in ${path} is not where the directory says.`);
      free = from + packed;
      files.set(name, { from, packed, deflated: method === 8 });
      at += 46 + n + e + c;
    }
    // What comes after the files that are counted, another program could show.
    if (at !== length)
      throw new CannotVerify(`The directory of ${path} has more than the ${count} files that it counts.`);
    const chunks = name => {
      const { from, packed, deflated } = files.get(name);
      if (packed === 0) return [];
      const raw = createReadStream(path, { start: from, end: from + packed - 1, highWaterMark: piece });
      if (!deflated) return raw;
      const plain = createInflateRaw({ chunkSize: piece });
      raw.on('error', error => plain.destroy(error));
      plain.on('close', () => raw.destroy());
      return raw.pipe(plain);
    };
    return { names: [...files.keys()], chunks, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * The bytes of a file in pieces, which must come to what the manifest says of it: the size, and the SHA-256 in hex. Where they do not, `late`
 * hears of it at the end, for what is found by better means first; without it that is thrown.
 */
async function* measured(files, name, said, late = null) {
  const hash = crypto.createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of files.chunks(name)) {
      size += chunk.length;
      if (size > said.size && late === null) break;
      hash.update(chunk);
      yield chunk;
    }
  } catch (error) {
    if (!String(error.code).startsWith('Z_')) throw error;
    throw new NotAsWritten(name, `${name} is damaged: it cannot be unpacked.`);
  }
  if (size === said.size && hash.digest('hex') === said.sha256) return;
  const error = new NotAsWritten(name, `${name} is not what the manifest says: it was changed.`);
  if (late === null) throw error;
  late(error);
}

async function drain(chunks) {
  for await (const chunk of chunks) void chunk;
}

/** A small file whole. */
async function small(files, name, most = 1 << 20) {
  if (!files.names.includes(name))
    throw new NotAsWritten(name, `${name} is missing: it was removed from the bundle.`);
  const pieces = [];
  let size = 0;
  for await (const chunk of files.chunks(name)) {
    size += chunk.length;
    if (size > most) throw new NotAsWritten(name, `${name} is larger than any bundle has it.`);
    pieces.push(chunk);
  }
  return Buffer.concat(pieces);
}

const longestLine = 64 << 20;

/** Lines of a file, as many at a time as a piece of it has. */
async function* linesOf(chunks) {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines = [];
    let from = 0;
    for (let to; (to = bytes.indexOf(10, from)) !== -1; from = to + 1) lines.push(bytes.subarray(from, to));
    rest = bytes.subarray(from);
    if (rest.length > longestLine) throw new NotAsWritten('events.ndjson', 'A line of it has no end.');
    yield lines;
  }
  if (rest.length > 0) yield [rest];
}

/** Records of one length from a file, one after the other. */
class Records {
  constructor(chunks, length) {
    this.chunks = chunks[Symbol.asyncIterator]();
    this.length = length;
    this.bytes = Buffer.alloc(0);
    this.at = 0;
  }

  /** The next record; null at the end. */
  async next() {
    while (this.at + this.length > this.bytes.length) {
      const { done, value } = await this.chunks.next();
      if (done) return null;
      this.bytes = Buffer.concat([this.bytes.subarray(this.at), value]);
      this.at = 0;
    }
    return this.bytes.subarray(this.at, (this.at += this.length));
  }
}

// ---------------------------------------------------------------------------------------------------- a bundle

/** Verifies a bundle, a ZIP file or the folder that it was unpacked to: `{ bad, manifest, head }`; `bad` is null or `{ seq, file, why }`. */
export async function verifyBundle(path, key) {
  if (!existsSync(path)) throw new CannotVerify(`There is no file ${path}.`);
  const folder = lstatSync(path).isDirectory();
  const files = folder ? openFolder(path) : await openZip(path);
  if (!files.names.includes('manifest.json') && !files.names.includes('events.ndjson')) {
    await files.close();
    throw new CannotVerify(
      `${path} is no evidence bundle: neither manifest.json nor events.ndjson is there.`,
    );
  }
  const read = { manifest: null, head: null };
  try {
    await verifyFiles(files, key, folder, read);
    return { bad: null, ...read };
  } catch (error) {
    if (!(error instanceof NotAsWritten)) throw error;
    return { bad: { seq: error.seq, file: error.file, why: error.message }, ...read };
  } finally {
    await files.close();
  }
}

async function verifyFiles(files, key, folder, read) {
  const bytes = await small(files, 'manifest.json', 16 << 20);
  const manifest = (read.manifest = parsed('manifest.json', bytes, isManifest));
  const said = new Map(manifest.files.map(file => [file.name, file]));
  for (const name of said.keys())
    if (!files.names.includes(name))
      throw new NotAsWritten(name, `${name} is missing: it was removed from the bundle.`);
  const extra = files.names.filter(name => !said.has(name) && !/^manifest\.(json|sig)$/.test(name));
  if (extra.length > 0 && !folder)
    throw new NotAsWritten(extra[0], `${extra[0]} is not in the manifest: it was put into the bundle.`);
  for (const name of extra) process.stderr.write(`Not part of the bundle: ${printable(name)}\n`);

  const head = (read.head = parsed('head.json', await small(files, 'head.json'), isHead));
  await verifyEntries(files, said, manifest, head);
  for (const file of said.values())
    if (!streamed.includes(file.name)) await drain(measured(files, file.name, file));
  await verifySigner(files, said, bytes, manifest, head, key);
}

const streamed = ['events.ndjson', 'leaves.bin', 'proof.bin'];

/** Each line is an entry as it was hashed; what is not in the bundle comes from proof.bin; together they are the head's root. */
async function verifyEntries(files, said, manifest, head) {
  let changed = null;
  const [events, leaves, proof] = streamed.map(name => {
    if (!said.has(name)) throw new NotAsWritten(name, `${name} is missing: it was removed from the bundle.`);
    // Of an entry that is wrong, its number says more than that its file was changed.
    return measured(
      files,
      name,
      said.get(name),
      name === 'events.ndjson' ? error => (changed = error) : null,
    );
  });
  const index = new Records(leaves, 40);
  const subtrees = new Records(proof, 32);
  const chain = new Chain();
  const skipTo = async end => {
    while (chain.size < end) {
      const level = chain.levelUpTo(end);
      const root = await subtrees.next();
      if (root === null) throw new NotAsWritten('proof.bin', 'proof.bin ends too early: it was cut off.');
      chain.addSubtree(Buffer.from(root), level);
    }
  };
  const zero = Buffer.of(0);
  let count = 0;
  for await (const lines of linesOf(events)) {
    for (const line of lines) {
      const record = await index.next();
      const seq = Number(/^\[([1-9]\d{0,15}),/.exec(line.toString('latin1', 0, 20))?.[1] ?? NaN);
      const due = record === null ? Infinity : Number(record.readBigUInt64BE(0));
      if (Number.isNaN(seq)) throw new NotAsWritten(due, `Line ${count + 1} of events.ndjson is no entry.`);
      if (seq > due) throw new NotAsWritten(due, `Entry ${due} is missing: entry ${seq} comes in its place.`);
      if (seq < due || seq <= chain.size || seq > head.size)
        throw new NotAsWritten(seq, `Entry ${seq} was put in here, or moved.`);
      const leaf = sha256(Buffer.concat([zero, line]));
      if (record.compare(leaf, 0, 32, 8, 40) !== 0)
        throw new NotAsWritten(seq, `Entry ${seq} is not as it was written: it was changed.`);
      await skipTo(seq - 1);
      chain.add(leaf);
      tell((count += 1));
    }
  }
  const rest = await index.next();
  if (rest !== null) {
    const due = Number(rest.readBigUInt64BE(0));
    throw new NotAsWritten(due, `Entry ${due} is missing, and what comes after it: the end was removed.`);
  }
  if (changed !== null) throw changed;
  await skipTo(head.size);
  if ((await subtrees.next()) !== null)
    throw new NotAsWritten('proof.bin', 'proof.bin has more than it needs.');
  if (count !== manifest.entries)
    throw new NotAsWritten(
      'events.ndjson',
      `There are ${count} entries, and the manifest says ${manifest.entries}.`,
    );
  if (!chain.root.equals(head.root))
    throw new NotAsWritten(
      'events.ndjson',
      'The entries do not belong to the head: they, the proof or the head were changed.',
    );
  if (count === head.size && !chain.hash.equals(head.hash))
    throw new NotAsWritten(
      'head.json',
      'The chain of the entries does not end in that of the head: it was changed.',
    );
}

/** The head and the manifest must be signed by one key: the one in the bundle, and the one that was asked for or took its place. */
async function verifySigner(files, said, bytes, manifest, head, key) {
  const signed = files.names.includes('manifest.sig');
  if (head.signature !== null && !signatureHolds(head))
    throw new NotAsWritten('head.json', 'The signature of the head does not fit it: it was changed.');
  if ((manifest.signer !== null) !== signed || (head.signature === null) === signed)
    throw new NotAsWritten('manifest.sig', 'A signature was removed from the bundle, or put in.');
  if (!signed) {
    if (key !== null) throw new NotAsWritten('manifest.sig', 'The bundle is not signed.');
    return;
  }
  const signer = hex(head.signer);
  const pem = ed25519(head.signer).export({ type: 'spki', format: 'pem' });
  if (manifest.signer !== signer || (await small(files, 'public-key.pem')).toString() !== pem)
    throw new NotAsWritten('public-key.pem', 'The bundle and the head were not signed by the same key.');
  if (!signedBy(head.signer, bytes, await small(files, 'manifest.sig')))
    throw new NotAsWritten('manifest.sig', 'The signature does not fit the manifest: it was changed.');
  const keys = new Keys();
  for (const one of said.has('keys.json') ? parsed('keys.json', await small(files, 'keys.json'), isList) : [])
    if (!keys.add(one))
      throw new NotAsWritten('keys.json', 'A change of the key was not signed by both keys.');
  const wrong = keys.wrong(signer, key);
  if (wrong !== null) throw new NotAsWritten('public-key.pem', `The bundle was ${wrong}`);
}

function parsed(name, bytes, shape) {
  try {
    return shape(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw new NotAsWritten(name, `${name} is not what the console writes: it was changed.`);
  }
}

function need(holds) {
  if (!holds) throw new Error();
}
const isHex = (text, length) => typeof text === 'string' && new RegExp(`^[0-9a-f]{${length}}$`).test(text);
const isCount = value => Number.isSafeInteger(value) && value >= 0;

function isList(value) {
  need(Array.isArray(value) && value.every(one => typeof one === 'object' && one !== null));
  return value;
}

function isManifest(value) {
  need(value.format === 'bastion-console bundle 1' && isCount(value.entries));
  need(value.signer === null || isHex(value.signer, 64));
  need(Array.isArray(value.files) && value.files.length <= mostFiles);
  for (const { name, size, sha256 } of value.files)
    need(plainName.test(name) && isCount(size) && isHex(sha256, 64));
  need(new Set(value.files.map(file => file.name)).size === value.files.length);
  return value;
}

function isHead({ size, hash, root, at, signer, signature }) {
  need(isCount(size) && isHex(hash, 64) && isHex(root, 64));
  need(signature === null || (isCount(at) && isHex(signer, 64) && isHex(signature, 128)));
  const bytes = text => (text === null ? null : Buffer.from(text, 'hex'));
  const [ofHash, ofRoot, ofSigner, ofSignature] = [hash, root, signer, signature].map(bytes);
  return { size, hash: ofHash, root: ofRoot, at, signer: ofSigner, signature: ofSignature };
}

// ---------------------------------------------------------------------------------------------------- the command

/** What others wrote, so that a terminal takes it for text. */
function printable(value) {
  return String(value)
    .replace(/[\p{C}\u2028\u2029]/gu, '?')
    .slice(0, 1000);
}

function saidOfBundle({ bad, manifest, head }) {
  if (bad !== null)
    return `NOT VERIFIED. ${bad.why}\n${bad.seq === null ? `First wrong file: ${bad.file}` : `First wrong entry: ${bad.seq}`}\n`;
  const whole = manifest.entries === head.size;
  return [
    `VERIFIED. ${manifest.entries} entries of a history of ${head.size}, each as it was written.`,
    `Taken by: ${printable(manifest.by)}, ${printable(manifest.at)}`,
    `Why: ${printable(manifest.reason)}`,
    `Filter: ${printable(manifest.filterInWords)}`,
    whole
      ? 'It is the whole history up to then: none is missing.'
      : 'That the filter let no other entry through is what the signer says: the entries left out are not here.',
    `Chain: ${hex(head.hash)}`,
    `Merkle root: ${hex(head.root)}`,
    `Signed by: ${manifest.signer ?? 'nobody'}`,
    '',
  ].join('\n');
}

function saidOfStore({ firstBad, chain, signer }) {
  if (firstBad !== null) return `NOT VERIFIED. ${firstBad.why}\nFirst wrong entry: ${firstBad.seq}\n`;
  return `VERIFIED. ${chain.size} entries, each as it was written.\nChain: ${hex(chain.hash)}\nMerkle root: ${hex(chain.root)}\nSigned by: ${signer ?? 'nobody'}\n`;
}

/** SQLite files begin with these bytes. */
async function isSqlite(path) {
  if (!existsSync(path) || lstatSync(path).isDirectory()) return false;
  const file = await open(path);
  const { buffer } = await file.read(Buffer.alloc(16), 0, 16, 0);
  await file.close();
  return buffer.toString('latin1') === 'SQLite format 3\u0000';
}

async function main([path, flag, key = null, ...rest]) {
  const asked = flag === undefined || (flag === '--key' && /^[0-9a-f]{64}$/i.test(key ?? ''));
  if (path === undefined || path.startsWith('-') || !asked || rest.length > 0) {
    process.stderr.write(
      'Usage: node verify-evidence.mjs BUNDLE.zip|FOLDER|STORE.db [--key 64 HEX DIGITS]\n',
    );
    return 2;
  }
  try {
    const said = (await isSqlite(path))
      ? saidOfStore(await verifyStore(path, key))
      : saidOfBundle(await verifyBundle(path, key));
    process.stdout.write(said);
    return said.startsWith('VERIFIED') ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotVerify)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

const started = process.argv[1];
if (
  started !== undefined &&
  existsSync(started) &&
  realpathSync(started) === fileURLToPath(import.meta.url)
) {
  telling = true;
  process.exitCode = await main(process.argv.slice(2));
}
