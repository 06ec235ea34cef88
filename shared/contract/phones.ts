import { z } from 'zod';
import { moment, userId } from '../domain/ids.ts';
import { pageOf } from '../domain/page.ts';
import { phoneReading } from '../domain/phone-number.ts';
import { bypassSeconds, phoneStanding } from '../domain/phone-standing.ts';
import { roleName } from '../domain/role.ts';
import { user, userName } from '../domain/user.ts';
import { command } from './define.ts';

/**
 * What may be wrong or worth a look with a number. `not-dialable`: it can be read, and the provider in use cannot dial it.
 * `shared`: another user has the same number. `changed-lately`: it was changed in the last 30 days.
 */
export const phoneProblems = [
  'missing',
  'unreadable',
  'not-dialable',
  'ambiguous',
  'shared',
  'changed-lately',
] as const;
export type PhoneProblem = (typeof phoneProblems)[number];

export const phoneRow = z.object({
  user: userName,
  /** As stored. */
  text: user.shape.sourcePhoneNumber,
  reading: phoneReading,
  canDial: z.boolean(),
  /** Why it cannot be dialled, or ''. */
  why: z.string(),
  problems: z.array(z.enum(phoneProblems)),
  sharedWith: z.array(userName),
  /** When it was changed last, if in the last 30 days. */
  changedAt: moment.nullable(),
  /** The roles that ask for a call and have the user as a candidate: where a wrong number does harm. */
  mfaRoles: z.array(roleName),
  standing: phoneStanding.nullable(),
});
export type PhoneRow = z.infer<typeof phoneRow>;

const reason = z.string().trim().min(1, 'Say why: it is kept in the history.').max(400);

/** Numbers as they are dialled, and who is blocked from calls or may go on once without one. The latter two are the console's own. */
export const phonesContract = {
  /**
   * Every user's number: by `urgency`, candidates of roles that ask for a call come first, and before the others of their
   * kind those with a problem. `counts` are of all users.
   */
  'phones.report': command({
    input: z.strictObject({
      search: z.string().max(200).optional(),
      problem: z.enum(phoneProblems).optional(),
      /** Only users who are blocked, or have a bypass that can still be used. */
      standing: z.enum(['blocked', 'bypass']).optional(),
      page: pageOf(['urgency', 'sourceDisplayName']),
    }),
    output: z.object({
      rows: z.array(phoneRow),
      next: z.string().nullable(),
      total: z.int(),
      counts: z.record(z.enum([...phoneProblems, 'blocked', 'bypass']), z.int()),
    }),
    access: 'read',
  }),
  /** Refuses every further activation of the user that asks for a call. What is active stays active. CONFLICT if blocked already. */
  'phones.block': command({
    input: z.strictObject({ userId, reason }),
    output: phoneStanding,
    access: 'operate',
  }),
  /** CONFLICT if the user is not blocked. */
  'phones.unblock': command({
    input: z.strictObject({ userId, reason }),
    output: phoneStanding,
    access: 'administer',
  }),
  /** The user's next activation within `seconds` goes on without a call, once. CONFLICT while the user is blocked. */
  'phones.giveBypass': command({
    input: z.strictObject({
      userId,
      reason,
      seconds: z.int().min(bypassSeconds.least).max(bypassSeconds.most),
    }),
    output: phoneStanding,
    access: 'administer',
  }),
  /** CONFLICT if none is there to be used. */
  'phones.takeBypass': command({
    input: z.strictObject({ userId, reason }),
    output: phoneStanding,
    access: 'operate',
  }),
};
