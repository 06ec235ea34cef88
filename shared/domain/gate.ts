import { z } from 'zod';
import { moment, requestId, userId } from './ids.ts';

/** The gates of an activation, in the order in which they are asked (docs/decisions, gates). */
export const gateIds = [
  'candidate',
  'account',
  'role',
  'duration',
  'window',
  'delivery',
  'mfa',
  'approval',
] as const;
export type GateId = (typeof gateIds)[number];

export const gateNames: Record<GateId, string> = {
  candidate: 'Candidate',
  account: 'PRIV account',
  role: 'Groups',
  duration: 'Duration',
  window: 'Availability window',
  delivery: 'Forwarding',
  mfa: 'Phone call',
  approval: 'Approval',
};

/** `waits` needs somebody to act: to take the call, to approve. `not-asked`: the role does not ask it. */
export const gateVerdicts = ['passed', 'waits', 'refused', 'not-asked'] as const;

export const gateVerdictWords: Record<(typeof gateVerdicts)[number], string> = {
  passed: 'Passed',
  waits: 'Will be asked',
  refused: 'Refused',
  'not-asked': 'Not asked',
};

export const gate = z.object({
  id: z.enum(gateIds),
  verdict: z.enum(gateVerdicts),
  /** A sentence with names, numbers as dialled and times. For a refusal: what, why, what to do. */
  reason: z.string(),
});
export type Gate = z.infer<typeof gate>;

/**
 * What happens next: `refused` by a gate; a `call` is made; an `approval` is asked; it is `scheduled` for its start; it is
 * `active` at once; `closed`, because a request for 0 seconds ends the role's activation.
 */
export const outcomes = ['refused', 'call', 'approval', 'scheduled', 'active', 'closed'] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeWords: Record<Outcome, string> = {
  refused: 'It would be refused',
  call: 'A phone call comes first',
  approval: 'An approval is asked first',
  scheduled: 'It will be scheduled',
  active: 'It is active at once',
  closed: 'It ends the activation',
};

/** What the engine answers. Times are milliseconds UTC, durations seconds. */
export const verdict = z.object({
  gates: z.array(gate),
  outcome: z.enum(outcomes),
  /** One or two sentences: what happens, in words. */
  summary: z.string(),
  /** Seconds that the activation lasts. */
  ttl: z.int().min(0),
  /** The start, if everybody acts at once: the start that was asked for, or now. */
  startsAt: moment,
  /** The end that goes with that start. */
  endsAt: moment,
  /** The end of the user's membership: the latest end of this and the other active requests for the role. */
  memberUntil: moment,
  /** When an approval that nobody gives lapses, or null where none is waited for. */
  lapsesAt: moment.nullable(),
  /** The number that is called, as dialled and as shown, or null where no call is made. */
  call: z.object({ number: z.string(), shown: z.string() }).nullable(),
  /** Whether a one-time bypass stands in for the call, which uses it up. */
  bypass: z.boolean(),
  /** Who may decide, where an approval is waited for. */
  deciders: z.array(userId),
  /** The owner who asks and is approved by being one, or null. */
  approvedAsOwner: z.boolean(),
  /** The active requests that a request for 0 seconds closes. */
  closes: z.array(requestId),
});
export type Verdict = z.infer<typeof verdict>;
