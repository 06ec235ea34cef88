/** An entry's columns as SQLite keeps them: what its bytes are made of. */
export type EvidenceRow = Record<string, string | number | null>;

export const columns: readonly string[];
export function canonicalText(row: EvidenceRow): string;
export function leafHash(text: string): Buffer;
/** Whether the text of a row is in an evidence bundle only; its leaf is in the column "leaf". */
export function isSealed(row: Record<string, unknown>): boolean;
export function leafOf(row: Record<string, unknown>): Buffer | null;

/** The Merkle tree (RFC 6962) of all leaves so far. */
export class Tree {
  constructor(size?: number, peaks?: Buffer[]);
  size: number;
  peaks: Buffer[];
  get root(): Buffer;
  /** Adds a full subtree of 2 ** level leaves by its root. */
  addSubtree(root: Buffer, level: number): void;
  /** The level of the largest full subtree that can come next and does not reach beyond `end`. */
  levelUpTo(end: number): number;
}

/** The tree, and the hash chain beside it. */
export class Chain extends Tree {
  constructor(size?: number, hash?: Buffer, peaks?: Buffer[]);
  hash: Buffer;
  add(leaf: Buffer): Buffer;
}

/** What the store keeps of its chain's end. */
export interface ChainHead {
  size: number;
  hash: Uint8Array;
  root: Uint8Array;
  /** Milliseconds UTC of the signature; null, as the two after it, where nobody signed. */
  at: number | null;
  /** The raw Ed25519 public key. */
  signer: Uint8Array | null;
  signature: Uint8Array | null;
}

/** The text that a head's signature is over. */
export function headText(head: Pick<ChainHead, 'size' | 'hash' | 'root' | 'at'>): string;

/** One key in another's place, and that both signed it. All in hex. */
export interface Rotation {
  previous: string;
  publicKey: string;
  byPrevious: string;
  byNew: string;
}

/** The text that both signatures of a rotation are over. */
export function rotationText(rotation: Pick<Rotation, 'previous' | 'publicKey'>): string;

export class Verification {
  readonly chain: Chain;
  readonly firstBad: { seq: number; why: string } | null;
  add(row: (EvidenceRow & { hash: never }) | Record<string, unknown>, leaf?: Buffer | null): boolean;
  end(head: ChainHead | null, key?: string | null): { seq: number; why: string } | null;
}

/** Verifies a store file whole, over Node's own SQLite. `signer` in hex. */
export function verifyStore(
  path: string,
  key: string | null,
): Promise<{ firstBad: { seq: number; why: string } | null; chain: Chain; signer: string | null }>;

/** What a bundle's manifest tells, as far as the verifier reads it. */
export interface BundleManifest {
  format: string;
  entries: number;
  signer: string | null;
  files: { name: string; size: number; sha256: string }[];
}

/** Verifies a bundle, a ZIP file or the folder that it was unpacked to: `bad` is the first entry or file that is wrong. */
export function verifyBundle(
  path: string,
  key: string | null,
): Promise<{
  bad: { seq: number | null; file: string | null; why: string } | null;
  manifest: BundleManifest | null;
  head: ChainHead | null;
}>;
