import { z } from 'zod';
import { moment, userId } from './ids.ts';

// Azure MFA Server could block a user, let one be verified once without a call, and block whoever reported fraud in a call
// (docs/mim-facts.md, MFA). MIM itself has none of it: this is the console's own, and is asked by its engine.

/** How a user stands with calls, beside the number. A user without an entry is neither blocked nor let through. */
export const phoneStanding = z.object({
  userId,
  /** Blocked: every activation that asks for a call is refused. Null: not blocked. */
  blockedAt: moment.nullable(),
  blockedBy: z.string(),
  blockReason: z.string(),
  /** Until then the next activation that asks for a call goes on without one. Null: none is given, or it was used. */
  bypassUntil: moment.nullable(),
  bypassBy: z.string(),
  bypassReason: z.string(),
});
export type PhoneStanding = z.infer<typeof phoneStanding>;

/** What a new entry is before it says anything. */
export const plainStanding: Omit<PhoneStanding, 'userId'> = {
  blockedAt: null,
  blockedBy: '',
  blockReason: '',
  bypassUntil: null,
  bypassBy: '',
  bypassReason: '',
};

/** Seconds for which a bypass can be given: ours. Long enough to go back to the desk; a day is the most. */
export const bypassSeconds = { least: 60, usual: 300, most: 86_400 } as const;

/** True while a bypass is given and was not used. */
export function mayBypass(standing: PhoneStanding | null, now: number): boolean {
  return standing !== null && standing.bypassUntil !== null && standing.bypassUntil > now;
}

/** The call statuses by which the person called says that somebody else asked: fraud code entered, fraud reported. */
export const fraudStatuses: readonly number[] = [112, 132];
