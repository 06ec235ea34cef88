import type {
  ConsoleAccount,
  ConsoleConfiguration,
  PamConfiguration,
} from '../../shared/domain/configuration.ts';
import type { CheckSuppression } from '../../shared/domain/check.ts';
import type { CorpDomain } from '../../shared/domain/corp-domain.ts';
import type { ForwardTarget, ForwardTargetId } from '../../shared/domain/forwarding.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { GroupId, RequestId, RoleId, UserId } from '../../shared/domain/ids.ts';
import type { Matrix, MatrixFilter } from '../../shared/contract/matrix.ts';
import type { Page, PageOf } from '../../shared/domain/page.ts';
import type { Request, RequestStatus } from '../../shared/domain/request.ts';
import type { PhoneStanding } from '../../shared/domain/phone-standing.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { RoleMark } from '../../shared/domain/role-mark.ts';
import type { Trust } from '../../shared/domain/trust.ts';
import type { User } from '../../shared/domain/user.ts';
import type { ChainHead } from '../evidence/verify-evidence.mjs';
import type { Answer, CampaignContent, Verdict } from '../../shared/domain/attestation-file.ts';
import type { Applied, Change, Entry, ObjectKind } from './entry.ts';
import type { CandidateUseRow } from './reviews.ts';
import type { Sealing } from './sealing.ts';

/** A PRIV account in a PRIV group, put there by a request until an end. Ours to add and to take away. */
export interface Membership {
  id: string;
  userId: UserId;
  groupId: GroupId;
  requestId: RequestId;
  /** Milliseconds UTC. */
  since: number;
  until: number;
}

/** What CORP last said of a user's number: what 825 compares with, so that each change warns once. */
export interface CorpNumber {
  userId: UserId;
  number: string;
  seenAt: number;
}

/** A finding that is known and left as it is until a moment: which check, about what, why, and who said so. */
export interface CheckSuppressionRow extends CheckSuppression {
  check: string;
  objectKind: string;
  objectId: string;
  /** As the object was called when it was suppressed. */
  objectName: string;
}

/** When a role was made, and when somebody last activated it: milliseconds UTC, null where that never happened. */
export interface RoleUse {
  createdAt: number | null;
  lastUse: number | null;
}

/** Somebody who was put into a set: see shared/domain/pam-set.ts for the sets. */
export interface SetMember {
  id: string;
  setId: string;
  userId: UserId;
}

/** An access review as it was sent out. */
export interface ReviewCampaign {
  id: string;
  /** SHA-256 of its file, in hex. */
  digest: string;
  content: CampaignContent;
  /** Milliseconds UTC; null while it goes on. */
  finishedAt: number | null;
  finishedBy: string | null;
}

/** What a reviewer answered: the last reply under each key. */
export interface ReviewReply {
  id: string;
  campaignId: string;
  /** The raw public key, in hex. */
  key: string;
  reviewer: string;
  answeredAt: number;
  digest: string;
  answers: Answer[];
}

/** What the administrator decided where answers differ. */
export interface ReviewDecision {
  id: string;
  campaignId: string;
  /** See `itemOf`. */
  item: string;
  verdict: Verdict;
  reason: string;
  by: string;
  at: number;
}

/** A key under which a reviewer's replies are accepted; the id is the raw public key, in hex. */
export interface ReviewerKey {
  id: string;
  reviewer: string;
  by: string;
  at: number;
}

export interface UserFilter {
  search?: string | undefined;
  /** A domain and an account name, compared without regard to case; the domain by any of its given names. */
  sourceDomains?: string[] | undefined;
  sourceAccountName?: string | undefined;
  sourceDisplayName?: string | undefined;
  privAccountName?: string | undefined;
  privDisplayName?: string | undefined;
  /** Candidates of this role only. */
  candidateOf?: RoleId | undefined;
}
export interface GroupFilter {
  search?: string | undefined;
  sourceDomains?: string[] | undefined;
  sourceAccountName?: string | undefined;
  privAccountName?: string | undefined;
  privDisplayName?: string | undefined;
}
export interface RoleFilter {
  search?: string | undefined;
  displayName?: string | undefined;
  /** Only roles with an active request. */
  active?: boolean | undefined;
  mfaEnabled?: boolean | undefined;
  approvalEnabled?: boolean | undefined;
  candidate?: UserId | undefined;
  approver?: UserId | undefined;
  privilege?: GroupId | undefined;
}
export interface RequestFilter {
  statuses?: readonly RequestStatus[] | undefined;
  roleId?: RoleId | undefined;
  userId?: UserId | undefined;
  search?: string | undefined;
  createdFrom?: number | undefined;
}

/** Reads of one kind of object. `find` answers all that match, in display order; `page` a keyset page of them. */
export interface Repository<T, Id, F, Sort extends string> {
  get(id: Id): T | undefined;
  find(filter: F): T[];
  count(filter: F): number;
  page(filter: F, page: Page<Sort>): PageOf<T>;
}

export type UserSort = 'sourceDisplayName' | 'sourceAccountName' | 'privAccountName' | 'sourcePhoneNumber';
export type GroupSort = 'privDisplayName' | 'sourceAccountName';
export type RoleSort = 'displayName' | 'ttl';
export type RequestSort = 'createdAt' | 'status' | 'expiresAt';

/**
 * The MIM store: the single write connection of a forest. `apply` is the only writer of object tables; the repositories
 * read. Everything here is synchronous and on the main thread; reads of the history go through `Reader`.
 */
export interface Store {
  readonly dir: string;
  readonly users: Repository<User, UserId, UserFilter, UserSort>;
  readonly groups: Repository<Group, GroupId, GroupFilter, GroupSort>;
  readonly roles: Repository<Role, RoleId, RoleFilter, RoleSort> & {
    rolesOf(user: UserId): Role[];
    /** Of every role, by index: a few look-ups each, however long the history. */
    uses(): Map<RoleId, RoleUse>;
  };
  readonly requests: Repository<Request, RequestId, RequestFilter, RequestSort>;
  readonly memberships: {
    ofUser(user: UserId): Membership[];
    ofRequest(request: RequestId): Membership[];
    all(): Membership[];
  };
  readonly corpNumbers: { get(user: UserId): CorpNumber | undefined };
  /** Soonest end first, also those whose end has come and is not recorded yet. */
  readonly checkSuppressions: {
    get(id: string): CheckSuppressionRow | undefined;
    all(): CheckSuppressionRow[];
  };
  readonly roleMarks: { ofRole(role: RoleId): RoleMark[]; all(): RoleMark[] };
  /** By name, in any case. */
  readonly trusts: { get(sourceForest: string): Trust | undefined; all(): Trust[] };
  readonly corpDomains: { get(name: string): CorpDomain | undefined; all(): CorpDomain[] };
  /** The CORP domains of users and groups as they are written there, in lower case, with how many of each. */
  sourceDomains(): { name: string; users: number; groups: number }[];
  readonly setMembers: { ofSet(set: string): SetMember[]; ofUser(user: UserId): SetMember[] };
  readonly reviews: {
    campaign(id: string): ReviewCampaign | undefined;
    /** Newest first. */
    campaigns(): ReviewCampaign[];
    /** In the order in which they were answered. */
    replies(campaign: string): ReviewReply[];
    decisions(campaign: string): ReviewDecision[];
    key(key: string): ReviewerKey | undefined;
    /** How a role's candidates used it, from a moment on. Who never asked is not in it. */
    uses(role: RoleId, from: number): Map<UserId, CandidateUseRow>;
    /** Since when each is a candidate (milliseconds UTC); whose entry is sealed is not in it. */
    candidatesSince(role: RoleId): Map<UserId, number>;
  };
  /** The ids of at most `limit` objects whose name fits what is typed, best first. */
  idsNamed(table: 'users' | 'groups' | 'roles', text: string, limit: number): string[];
  /** Users and roles with who is what to which. Five statements, however many there are. */
  matrix(filter: MatrixFilter): Matrix;
  readonly phoneStandings: { get(user: UserId): PhoneStanding | undefined; all(): PhoneStanding[] };
  readonly forwardTargets: { get(id: ForwardTargetId): ForwardTarget | undefined; all(): ForwardTarget[] };
  /** How far each target has the history: bookkeeping like the intents, and not journaled. */
  readonly forwardStates: {
    get(id: ForwardTargetId): ForwardState | undefined;
    put(state: ForwardState): void;
  };
  pamConfiguration(): PamConfiguration;
  consoleConfiguration(): ConsoleConfiguration;
  accounts(): ConsoleAccount[];
  /** True until the first entry: a forest that was not created yet has no configuration either. */
  isEmpty(): boolean;

  /**
   * Writes the entry's journal row and does its changes, in the present transaction or in one of its own. An object's
   * version goes up by one for each entry that names it. Throws without effect if a change names an object that is not there.
   */
  apply(entry: Entry): Applied;
  /** Runs `work` in one transaction: all of its entries are kept, or none. Nested calls join the outer one. */
  transaction<T>(work: () => T): T;
  /**
   * Runs `work` as a transaction that is undone at its end, whatever comes of it: what would happen. Nothing that waits for a
   * commit (a call, a push) follows. Inside another transaction only `work` is undone.
   */
  rehearse<T>(work: () => T): T;
  /** Called with each entry as it is written, inside its transaction, which may yet be undone. Returns the unsubscriber. */
  onApply(listener: (entry: Entry) => void): () => void;
  /** Called after a transaction was kept, with the kinds of objects that it touched. Returns the unsubscriber. */
  onCommit(listener: (touched: ReadonlySet<Change['kind'] | 'event'>) => void): () => void;

  /** Secrets by reference, sealed where the shell can seal them. They are in no journal row. */
  readonly secrets: {
    put(value: string): string;
    take(ref: string): string | undefined;
    drop(ref: string): void;
  };
  /** The open intents of effects outside the store (design §5). */
  readonly intents: IntentLog;
  /** How the MFA files are known to be, by path: bookkeeping of what lies outside the store, like the intents, and not journaled. */
  readonly mfaFiles: {
    all(): MfaFileRow[];
    put(row: MfaFileRow): void;
    drop(path: string): void;
  };
  /** Timers of the durable workflow: the moments at which an open request falls due, soonest first. */
  dueRequests(before: number): RequestId[];
  nextDue(): number | undefined;
  setDue(request: RequestId, at: number | null): void;

  /** The latest `count` entries that changed this object, oldest first: what came between two of its versions. */
  entriesOf(kind: ObjectKind, id: string, count: number): { actor: string; at: number; changes: Change[] }[];
  /** The name that the history last had for a user or role: for a request whose user or role was removed. */
  lastName(kind: 'user' | 'role', id: string): string | undefined;

  /** The chain's end; null where it was removed. */
  head(): ChainHead | null;
  /** The chain's value at an entry, or null where there is none. */
  chainAt(seq: number): Buffer | null;

  /** Segments of the journal whose text is in evidence bundles only. */
  readonly sealing: Sealing;

  /** What this forest is a drill of, where it is one: the folder that it was copied from, and when (milliseconds UTC). */
  drill(): { of: string; since: number } | null;
  /** Writes a copy without secrets as the store of another folder, which must be there. Nothing of this store changes. */
  copyTo(dir: string): void;

  close(): void;
}

/** How far a target has the history. Times are milliseconds UTC. */
export interface ForwardState {
  id: ForwardTargetId;
  /** The last entry whose delivery is as sure as the target can make it. */
  seq: number;
  /** Where the last delivery began: where an outage makes it unsure, it is delivered again from there. */
  before: number;
  deliveredAt: number | null;
  failingSince: number | null;
  /** Why it fails, in words; '' where it does not. */
  why: string;
  /** Whether the history has said that activations are refused because of it. */
  refusing: boolean;
}

/** What is known of one MFA file. The values are electron/mfa's own, and hold no secret. */
export interface MfaFileRow {
  path: string;
  known: unknown;
  /** Reference of the key (in `secrets`) under which its secret texts were marked; null where it has none. */
  keyRef: string | null;
}

export interface IntentLog {
  begin(kind: string, body: unknown): string;
  end(id: string, outcome: 'done' | 'undone', detail?: unknown): void;
  open(): { id: string; kind: string; body: unknown }[];
  /** The latest `count` that ended, newest first, with what was noted at the end. */
  ended(kind: string, count: number): EndedIntent[];
}

export interface EndedIntent {
  body: unknown;
  /** Milliseconds UTC. */
  endedAt: number;
  outcome: 'done' | 'undone';
  detail: unknown;
}
