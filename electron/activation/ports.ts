import type { DeliveryFact } from '../../shared/domain/forwarding.ts';
import type { RequestId, RoleId, UserId } from '../../shared/domain/ids.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import type { Explanation } from '../../shared/domain/explanation.ts';
import type { PhoneProvider } from '../phone/provider.ts';
import type { Actor, Entry } from '../store/entry.ts';
import type { Store } from '../store/types.ts';
import type { PrivDirectory } from './priv-directory.ts';

/** What the activation is given. */
export interface ActivationPorts {
  store: Store;
  /** Milliseconds UTC: the same clock as the store's. */
  now: () => number;
  uuid: () => string;
  /** Runs `fire` once after `delay` milliseconds; what it returns stops it. */
  setTimer: (delay: number, fire: () => void) => () => void;
  phone: PhoneProvider;
  /** What MfaSettings.xml says now. */
  phoneSettings: () => { defaultCountryCode: string | null };
  /** How the forwarding of the history stands, where activations depend on it. Default: they do not. */
  delivery?: () => DeliveryFact | null;
  /** Default: memberships live in the store only. */
  priv?: PrivDirectory;
  /** Milliseconds after which a call without a result has failed. Default 180,000. */
  callLimit?: number;
  /** Told of faults in the background that nobody waits for: for the log. */
  report: (error: unknown) => void;
}

/** What the person's cmdlet adds to the first entry. */
export interface Provenance {
  actor: Actor;
  /** Why, in the person's words. */
  reason?: string;
  command?: Entry['command'];
}

export interface RaiseInput extends Provenance {
  roleId: RoleId;
  userId: UserId;
  justification: string;
  /** Seconds; null is the role's TTL, 0 ends the user's activations of the role. */
  ttl: number | null;
  /** The start asked for, milliseconds UTC; null is at once. */
  requestedTime: number | null;
  /** MIM's CreationMethod: 'PowerShell', or a word of our own. */
  creationMethod: string;
  /** For the provider's call: `{ script: 'verified' }` plays a simulated one. */
  callAttributes?: Readonly<Record<string, unknown>>;
}

export interface DecideInput extends Provenance {
  requestId: RequestId;
  decision: 'approve' | 'reject';
  /** Who decides: an approver of the role. */
  by: UserId;
  /** The version that was read; a stale one is CONFLICT. */
  expects?: number;
}

export interface CloseInput extends Provenance {
  requestId: RequestId;
  /** Whose wish it is: its own user's (Close-PAMRequest) or an operator's (Close-PAMRequestForControl). */
  by: { kind: 'user'; userId: UserId } | { kind: 'operator' };
  expects?: number;
}

/** A question as a page asks it: objects, so that a role that is not saved yet can be explained as well. */
export interface ExplainInput {
  role: Role;
  user: User;
  ttl: number | null;
  requestedTime: number | null;
}

export interface Activation {
  /**
   * Raises a request and takes it as far as it goes without anybody: the answer is its first durable state (PendingMFA,
   * PendingApproval, Scheduled, Active, Closed or Rejected), the call goes on. A gate's refusal is a Rejected request and no error.
   * Inside an outer transaction of the store, the call is placed when that is kept. NOT_FOUND, BAD_REQUEST.
   */
  raise(input: RaiseInput): Request;
  /** Decides on a request that waits for an approval. NOT_FOUND, CONFLICT, FORBIDDEN for who is no approver (any more). */
  decide(input: DecideInput): Request;
  /** Ends an active request or closes a pending one. NOT_FOUND, CONFLICT, FORBIDDEN for another user's own request. */
  close(input: CloseInput): Request;
  /** What would happen now. Nothing is done. BAD_REQUEST for a duration or start that is none. */
  explain(input: ExplainInput): Explanation;
  /**
   * At start-up, once: rejects calls that a stop interrupted, ends and starts what fell due, finishes what was closing, takes
   * up open work in the directory; then keeps the timer that settles what falls due. Answers how many requests it settled.
   */
  settle(): Promise<number>;
  /** Resolves with the request when no call of it is under way and nothing is left to be closed. Rejects with NOT_FOUND, CANCELLED. */
  whenSettled(requestId: RequestId): Promise<Request>;
  /** Stops timers and listens no more. Calls under way are left as they are: the next start rejects them as interrupted. */
  dispose(): Promise<void>;
}
