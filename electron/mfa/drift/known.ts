import { z } from 'zod';
import { certificateFactsSchema, settingsFactsSchema } from './facts.ts';

/** How one MFA file is known to be. Times are milliseconds UTC. Holds no secret: see `facts.ts`. */
export const knownFileSchema = z.object({
  path: z.string(),
  folder: z.string(),
  what: z.enum(['settings', 'certificate']),
  /** SHA-256 in hex; null where it is known that there is no file. */
  hash: z.string().nullable(),
  /** Null where the file could not be read as what it is, or where only its hash is known. */
  facts: z.discriminatedUnion('kind', [settingsFactsSchema, certificateFactsSchema]).nullable(),
  /** Its rights as the platform writes them: `0600 1000` (mode and owner), or an SDDL text. Null where they are not known. */
  rights: z.string().nullable(),
  how: z.enum(['written', 'adopted', 'restored', 'first-seen']),
  by: z.string(),
  at: z.number(),
  /** The state that is ignored until it changes. */
  ignored: z.object({ state: z.string(), reason: z.string(), by: z.string(), at: z.number() }).nullable(),
  /** The state that was noticed last, and told of in the history. */
  found: z.object({ state: z.string(), at: z.number() }).nullable(),
});
export type KnownFile = z.infer<typeof knownFileSchema>;

/** A known file with the key of its marks; null where it has none, or the key cannot be read on this machine any more. */
export interface Keyed {
  file: KnownFile;
  key: string | null;
}

export type DriftEventKind = 'found' | 'adopted' | 'restored' | 'ignored' | 'gone';

/** What happened, for the journal. Holds no secret. */
export interface DriftEvent {
  kind: DriftEventKind;
  message: string;
  reason: string;
  /** The operating-system user, or null where the console noticed it. */
  actor: string | null;
  detail: Record<string, unknown>;
}

/** Where the known states are kept. Each call is one transaction with its event. */
export interface KnownFiles {
  all(): Keyed[];
  /** Keeps a state. With `key`, that is its marks' key from now on; without, the present one stays. */
  put(file: KnownFile, key: string | null, event: DriftEvent | null): void;
  drop(path: string): void;
}

export interface DriftPorts {
  known: KnownFiles;
  /** True for a folder of the forest itself: what is first seen there is copied, as the console made it. */
  isOwn(folder: string): boolean;
  /** A new key for marks. */
  newKey(): string;
  /** What the console last wrote to a file: the hashes that it may have, and when. Undefined where it never wrote it. */
  written(file: string): { hashes: readonly string[]; at: number } | undefined;
}
