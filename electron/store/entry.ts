import type { Pipeline } from '../../shared/cmdlets/command.ts';
import type { EventId } from '../../shared/domain/event-catalogue.ts';
import type { RequestId, RoleId, UserId } from '../../shared/domain/ids.ts';

/** The kinds of object that a change can name. A singleton has the id 'singleton'. */
export const objectKinds = [
  'user',
  'group',
  'role',
  'request',
  'membership',
  'pamConfiguration',
  'consoleConfiguration',
  'consoleAccount',
  'corpNumber',
  'checkSuppression',
  'roleMark',
  'trust',
  'corpDomain',
  'setMember',
  'phoneStanding',
  'reviewCampaign',
  'reviewReply',
  'reviewDecision',
  'reviewerKey',
  'forwardTarget',
] as const;
export type ObjectKind = (typeof objectKinds)[number];

/** A column's value: what SQLite keeps. Structured values (a request's call) are JSON text. */
export type Cell = string | number | null;

/**
 * What an entry does to the objects. Replaying all changes in order rebuilds every object table:
 * - `set` creates the object or sets the named columns; columns it does not name keep their value
 * - `drop` removes the object with its lists
 * - `add` and `remove` change a list (candidates, approvers, privileges) by its members: never two full copies
 * A secret is not in a change: `secret` says that a reference now points at another row of the secrets table, or at none.
 */
export type Change =
  | { op: 'set'; kind: ObjectKind; id: string; values: Record<string, Cell> }
  | { op: 'drop'; kind: ObjectKind; id: string }
  | { op: 'add' | 'remove'; kind: 'role'; id: string; list: RoleList; items: string[] }
  | { op: 'secret'; kind: 'user'; id: string; name: 'privPinCode'; ref: string | null };

export const roleLists = ['candidates', 'approvers', 'privileges'] as const;
export type RoleList = (typeof roleLists)[number];

/** Who made an entry and on whose behalf. */
export interface Actor {
  /** The operating-system user, or a service of the console: 'workflow', 'expiry', 'monitoring', 'start-up'. */
  actor: string;
  /** The PRIV account on whose behalf, `PRIV\PRIV.Jen`, or null. */
  as: string | null;
}

/** One row of the journal to be: the event that people read, what caused it, and the change that it makes. */
export interface Entry extends Actor {
  event: EventId;
  message: string;
  reason?: string;
  userId?: UserId | null;
  roleId?: RoleId | null;
  requestId?: RequestId | null;
  /** The cmdlets that a person ran, secrets as prompts; absent where the system acted. */
  command?: Pipeline;
  /** What made the system act, for example the call's outcome or the time that fell due. Never a secret. */
  cause?: Record<string, unknown>;
  changes: Change[];
}

/** What `apply` answers. */
export interface Applied {
  seq: number;
  at: number;
}
