import type { EventFilter } from '../../../shared/domain/event.ts';

/** What a bundle says of its taking. `at` in milliseconds UTC. */
export interface BundleRequest {
  filter: EventFilter;
  /** Only entries after the one and up to the other, both numbers; null is all. */
  range: { after: number; upTo: number } | null;
  filterInWords: string;
  path: string;
  reason: string;
  by: string;
  as: string | null;
  at: number;
  forest: { corpDnsName: string; privDnsName: string; timeZone: string };
  drill: boolean;
  /** The raw public key, in hex, that signs; null where nobody does. */
  signer: string | null;
}

/** Signs a text with the key of `BundleRequest.signer`. Its private half stays on the main thread. */
export type Sign = (bytes: Uint8Array) => Promise<Uint8Array>;

export interface WrittenBundle {
  /** Entries in the bundle, and in the history that they belong to. */
  entries: number;
  history: number;
  /** SHA-256 of manifest.json, in hex: it names the hash of every other file. */
  manifest: string;
}

/** A bundle that was verified after it was written, and what the objects were at its end: what sealing needs. */
export interface WrittenSegment extends WrittenBundle {
  after: number;
  upTo: number;
  /** `contentOf`. */
  content: Uint8Array;
}
