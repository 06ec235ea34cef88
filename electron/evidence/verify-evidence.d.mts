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
}

export class Verification {
  readonly chain: Chain;
  readonly firstBad: { seq: number; why: string } | null;
  add(row: (EvidenceRow & { hash: never }) | Record<string, unknown>): boolean;
  end(head: ChainHead | null): { seq: number; why: string } | null;
}
