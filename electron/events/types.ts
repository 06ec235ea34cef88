import type { EventResult } from '../../shared/domain/event-result.ts';
import type { EventFilter, ExportFormat, PamEvent } from '../../shared/domain/event.ts';
import type { RequestId, RoleId, UserId } from '../../shared/domain/ids.ts';
import type { Change } from '../store/entry.ts';
import type { ReplayResult } from '../store/replay.ts';
import type { BundleRequest, Sign, WrittenBundle, WrittenSegment } from './bundle/types.ts';

/** The full row behind an event: what `events.get` shows. */
export interface EventDetail {
  event: PamEvent;
  command: unknown;
  cause: unknown;
  changes: Change[];
}

/** An entry as it is forwarded: what people read, the machine's run that wrote it, and the chain's value at it (hex). */
export interface ForwardedEvent extends PamEvent {
  boot: string | null;
  hash: string;
}

/** An entry that changed objects, as undoing it needs it. */
export interface JournaledChange {
  seq: number;
  at: number;
  actor: string;
  as: string | null;
  reason: string;
  message: string;
  command: unknown;
  changes: Change[];
}

/** Reads of the history, off the main thread, with a read connection of its own. Cancelled by the signal. */
export interface Reader {
  page(
    filter: EventFilter,
    before: number | null,
    limit: number,
  ): Promise<{ rows: PamEvent[]; next: number | null }>;
  /** How many match, exactly, however long it takes; tells how many of the history's rows are looked at. CANCELLED by the signal. */
  count(filter: EventFilter, progress?: (done: number) => void, signal?: AbortSignal): Promise<number>;
  /** How many match and how they divide, without ever reading more than `mostRead` rows (`summaryOf`). */
  summary(filter: EventFilter): Promise<EventSummary>;
  /** Per day of the forest's zone, oldest first: how many events of each severity match. */
  days(filter: EventFilter): Promise<DaySeverity[]>;
  get(seq: number): Promise<EventDetail | undefined>;
  /** Changes of telephone numbers since a moment, newest first, at most 10,000: in CORP (825) and in PAM (9011). */
  numberChanges(from: number): Promise<NumberChange[]>;
  /** Rows of the request of an event, oldest first. */
  related(request: RequestId): Promise<PamEvent[]>;
  /**
   * The entries after `seq` whose event ids are in a range, oldest first, at most `limit`: [] at the end of the journal.
   */
  changes(ids: { from: number; to: number }, after: number, limit: number): Promise<JournaledChange[]>;
  /** The entries after `seq`, oldest first, at most `limit`. */
  after(seq: number, limit: number): Promise<ForwardedEvent[]>;
  /** Writes exactly what is filtered, newest first, to `path` by a temporary file beside it; answers the rows written. */
  export(
    filter: EventFilter,
    format: ExportFormat,
    path: string,
    progress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<number>;
  /** Writes an evidence bundle of exactly what is filtered to a ZIP file (`writeBundle`). */
  bundle(
    request: BundleRequest,
    sign: Sign,
    progress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<WrittenBundle>;
  /** Writes and verifies the bundle of what is older than `before` and not sealed yet (`writeSegment`). */
  segment(
    request: Omit<BundleRequest, 'range'> & { before: number },
    sign: Sign,
    progress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<WrittenSegment>;
  /** Follows the chain from the first entry to its head as it is now; tells how many entries are done. CANCELLED by the signal. */
  verify(progress: (done: number) => void, signal: AbortSignal): Promise<VerifiedHistory>;
  /**
   * Replays the journal into an empty store and compares it with the present one; tells how many entries are done. CANCELLED by
   * the signal.
   */
  rebuild(progress: (done: number) => void, signal: AbortSignal): Promise<ReplayResult>;
  close(): Promise<void>;
}

/** What came of verifying the whole history. Hashes in hex. */
export interface VerifiedHistory {
  entries: number;
  /** The first entry that is not as it was written, and why; null where all are. */
  firstBad: { seq: number; why: string } | null;
  hash: string;
  root: string;
  /** The public key that signed the head; null where nobody did. */
  signer: string | null;
}

export interface NumberChange {
  userId: UserId;
  /** Milliseconds UTC. */
  at: number;
  where: 'corp' | 'pam';
}

/** How many events match; each of the lists with the most first, and without its own part of the filter. */
export interface EventSummary extends Record<
  'more' | 'kindsMore' | 'usersMore' | 'rolesMore' | 'daysMore',
  boolean
> {
  count: number;
  ids: { id: number; count: number }[];
  severities: { severity: string; count: number }[];
  sources: { source: string; count: number }[];
  results: { result: EventResult; count: number }[];
  users: Who<UserId>[];
  roles: Who<RoleId>[];
  days: DaySeverity[];
}

export interface Who<Id extends string> {
  id: Id;
  name: string;
  count: number;
}

export interface DaySeverity {
  day: string;
  severity: string;
  count: number;
}
