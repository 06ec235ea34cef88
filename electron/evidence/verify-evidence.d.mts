/** An entry's columns as SQLite keeps them: what its bytes are made of. */
export type EvidenceRow = Record<string, string | number | null>;

export const columns: readonly string[];
export function canonicalText(row: EvidenceRow): string;
export function leafHash(text: string): Buffer;

/** The hash chain and the Merkle tree (RFC 6962) of all leaves so far. */
export class Chain {
  constructor(size?: number, hash?: Buffer, peaks?: Buffer[]);
  size: number;
  hash: Buffer;
  peaks: Buffer[];
  get root(): Buffer;
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

export class Verification {
  readonly chain: Chain;
  readonly firstBad: { seq: number; why: string } | null;
  add(row: (EvidenceRow & { hash: never }) | Record<string, unknown>): boolean;
  end(head: ChainHead | null, key?: string | null): { seq: number; why: string } | null;
}

/** Verifies a store file whole, over Node's own SQLite. `signer` in hex. */
export function verifyStore(
  path: string,
  key: string | null,
): Promise<{ firstBad: { seq: number; why: string } | null; chain: Chain; signer: string | null }>;
