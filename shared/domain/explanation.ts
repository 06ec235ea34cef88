import { z } from 'zod';
import { eventSources, severities } from './event.ts';
import { forestFunctionalities } from './configuration.ts';
import { verdict } from './gate.ts';
import { moment, userId } from './ids.ts';
import { timeOfDay } from './role.ts';
import { userName } from './user.ts';

/** The availability window as it stands at the start of the activation. */
export const windowView = z.object({
  /** Times of day, `HH:mm`; null is the day's beginning or end. */
  from: timeOfDay.nullable(),
  to: timeOfDay.nullable(),
  /** IANA name of the clock that the window goes by. */
  timeZone: z.string(),
  /** Whether it is open at the start. */
  open: z.boolean(),
  /** When it closes, if it is open at the start; null where it never does. */
  closesAt: moment.nullable(),
  /** The first opening after the start; null where there is none, or where it never closes. */
  opensAt: moment.nullable(),
});

/** What a duration may be, in seconds. */
export const ttlLimits = z.object({
  /** The shortest: RoleMinimalDuration. */
  least: z.int(),
  /** The longest: the smaller of the role's TTL and RoleMaximalDuration. */
  most: z.int(),
  /** Which of the two it is. */
  mostFrom: z.enum(['role', 'configuration']),
});

/** An approver of the role, and whether this person may decide on this request. */
export const approverStanding = z.object({
  id: userId,
  /** Null for one who does not exist any more. */
  user: userName.nullable(),
  may: z.boolean(),
  /** A sentence: why, or why not. */
  reason: z.string(),
});

/** What the elevated person does, in order, with the command where there is one. */
export const rightsStep = z.object({
  when: z.enum(['after the start', 'at the end']),
  text: z.string(),
  command: z.string().nullable(),
});

/** When the rights truly end: the membership is one thing, the Kerberos tickets that carry it are another (docs/mim-facts.md, elevation). */
export const rightsEnd = z.object({
  /** The PRIV groups that the activation gives; none gives no rights. */
  groups: z.array(z.string()),
  /** The end of the membership. */
  membership: moment,
  functionality: z.enum(forestFunctionalities),
  ticket: z.object({
    /** True where Active Directory caps the ticket to the remaining time of the membership. */
    capped: z.boolean(),
    /** The latest end of a ticket: with the cap the membership's, else under the walkthrough's policy of 1 hour. */
    until: moment,
    /** The latest end of a ticket where PRIV's policy is still Windows' default of 10 hours. */
    untilByDefault: moment,
    sentence: z.string(),
  }),
  steps: z.array(rightsStep),
});
export type RightsEnd = z.infer<typeof rightsEnd>;

/** What makes an event be written. The order is that of a request to which everybody says yes, each no behind its yes. */
export const occasions = [
  'asked',
  'verified',
  'not-verified',
  'approved',
  'rejected',
  'lapsed',
  'start',
  'end',
  'closed-early',
] as const;
export type Occasion = (typeof occasions)[number];

/** The occasions of a request to which everybody says yes. */
export const mainOccasions: readonly Occasion[] = ['asked', 'verified', 'approved', 'start', 'end'];

export const occasionWords: Record<Occasion, string> = {
  asked: 'on asking',
  verified: 'when the call verifies the person',
  'not-verified': 'if the call does not verify the person',
  approved: 'when an approver approves',
  rejected: 'if an approver rejects',
  lapsed: 'if nobody decides',
  start: 'at the start',
  end: 'at the end',
  'closed-early': 'if it is closed early',
};

export const expectedEvent = z.object({
  id: z.int(),
  title: z.string(),
  severity: z.enum(severities),
  source: z.enum(eventSources),
  occasion: z.enum(occasions),
});
export type ExpectedEvent = z.infer<typeof expectedEvent>;

/** What would happen if a person asked for a role, and all that a person at the telephone is asked about it. Nothing is done. */
export const explanation = verdict.extend({
  /** Null where the role has no window. */
  window: windowView.nullable(),
  limits: ttlLimits,
  /** The phone provider in use; `simulated` calls no telephone. */
  provider: z.object({ name: z.string(), simulated: z.boolean() }),
  /** The role's approvers, where it asks for an approval. */
  approvers: z.array(approverStanding),
  /** Null where nothing would become active. */
  rights: rightsEnd.nullable(),
  events: z.array(expectedEvent),
});
export type Explanation = z.infer<typeof explanation>;
export type WindowView = z.infer<typeof windowView>;
export type ApproverStanding = z.infer<typeof approverStanding>;
