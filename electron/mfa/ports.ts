/** What happened, for the journal. */
export type MfaEventKind =
  | 'settings-written'
  | 'settings-restored'
  | 'credentials-imported'
  | 'protection-repaired'
  | 'zip-deleted'
  | 'settings-recovered';

export interface MfaEvent {
  kind: MfaEventKind;
  /** A sentence for the history. Holds no secret. */
  message: string;
  /** Paths, hashes, element names. Holds no secret. */
  detail: Record<string, unknown>;
}

/**
 * A durable list of what was begun and not yet ended, in the store's database. `begin` returns once the intent would survive a
 * stop of the machine. Bodies hold paths and hashes, never secrets.
 */
export interface IntentLog {
  begin(kind: string, body: unknown): string;
  end(id: string, outcome: 'done' | 'undone', detail?: unknown): void;
  open(): { id: string; kind: string; body: unknown }[];
}

/** All that electron/mfa needs from outside. */
export interface MfaPorts {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
  uuid(): string;
  platform: 'posix' | 'windows';
  /** The MIM Service folders, full paths; the first is the primary one. Asked on every call: the list may change. */
  serviceFolders(): string[];
  intents: IntentLog;
  record(event: MfaEvent): void;
  /** Runs icacls with these arguments. Windows only. */
  icacls?: (args: string[]) => Promise<{ code: number; stdout: string }>;
}
