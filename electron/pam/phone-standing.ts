import { AppError } from '../../shared/contract/errors.ts';
import type { EventId } from '../../shared/domain/event-catalogue.ts';
import type { UserId } from '../../shared/domain/ids.ts';
import { mayBypass, plainStanding, type PhoneStanding } from '../../shared/domain/phone-standing.ts';
import type { User } from '../../shared/domain/user.ts';
import { durationInWords } from '../../shared/domain/words.ts';
import type { Actor } from '../store/entry.ts';
import { standingChange } from '../store/standing-change.ts';
import type { Store } from '../store/types.ts';

export interface StandingInput {
  userId: UserId;
  reason: string;
  actor: Actor;
  /** Milliseconds UTC. */
  now: number;
}

/** Blocks a user from calls. CONFLICT if that is so already. */
export function block(store: Store, input: StandingInput): PhoneStanding {
  const { user, standing } = read(store, input.userId);
  if (standing.blockedAt !== null) throw refused(user, 'was not blocked', 'is blocked already');
  return write(store, input, 9113, `${name(user)} was blocked from calls.`, {
    blockedAt: input.now,
    blockedBy: input.actor.actor,
    blockReason: input.reason,
    // A block would be none if the next activation still went on without a call once it is lifted.
    bypassUntil: null,
    bypassBy: '',
    bypassReason: '',
  });
}

/** CONFLICT if the user is not blocked. */
export function unblock(store: Store, input: StandingInput): PhoneStanding {
  const { user, standing } = read(store, input.userId);
  if (standing.blockedAt === null) throw refused(user, 'was not unblocked', 'is not blocked');
  return write(store, input, 9114, `${name(user)} was unblocked.`, {
    blockedAt: null,
    blockedBy: '',
    blockReason: '',
  });
}

/** Lets the user's next activation go on without a call, once, for so many seconds. CONFLICT while the user is blocked. */
export function giveBypass(store: Store, input: StandingInput & { seconds: number }): PhoneStanding {
  const { user, standing } = read(store, input.userId);
  if (standing.blockedAt !== null)
    throw refused(user, 'was given no bypass', 'is blocked from calls. Unblock the user first');
  const lasts = durationInWords(input.seconds);
  return write(store, input, 9115, `${name(user)} may go on once without a call, for ${lasts}.`, {
    bypassUntil: input.now + input.seconds * 1000,
    bypassBy: input.actor.actor,
    bypassReason: input.reason,
  });
}

/** CONFLICT if there is none to be used. */
export function takeBypass(store: Store, input: StandingInput): PhoneStanding {
  const { user, standing } = read(store, input.userId);
  if (!mayBypass(standing, input.now))
    throw refused(user, 'lost no bypass', 'has none: it was used, or its time is over');
  return write(store, input, 9117, `The one-time bypass of ${name(user)} was taken back.`, {
    bypassUntil: null,
    bypassBy: '',
    bypassReason: '',
  });
}

const name = (user: User) => `${user.sourceDisplayName} (${user.privAccountName})`;

function read(store: Store, userId: UserId): { user: User; standing: PhoneStanding } {
  const user = store.users.get(userId);
  if (user === undefined) throw new AppError('NOT_FOUND', 'This user does not exist, or was removed.');
  return { user, standing: store.phoneStandings.get(userId) ?? { userId, ...plainStanding } };
}

function write(
  store: Store,
  { userId, actor, reason }: StandingInput,
  event: EventId,
  message: string,
  next: Partial<PhoneStanding>,
): PhoneStanding {
  store.apply({
    ...actor,
    event,
    message,
    reason,
    userId,
    changes: [standingChange(store, userId, next)],
  });
  return store.phoneStandings.get(userId) ?? { userId, ...plainStanding };
}

function refused(user: User, what: string, why: string): AppError {
  return new AppError('CONFLICT', `${name(user)} ${what}: the user ${why}. Reload the page.`);
}
