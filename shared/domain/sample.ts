import { z } from 'zod';
import { consoleConfiguration } from './configuration.ts';
import { timeOfDay } from './role.ts';

/**
 * The sample forest (assets/sample): what it is made of, and the week that the engine lives through under a virtual clock
 * when it is first opened. People are named by their CORP account name, groups and roles by their names.
 */

const account = z.string().min(1).max(20);
const seconds = z.int().min(1);
const minutes = z.int().min(1).max(1440);

export const sampleRole = z.strictObject({
  displayName: z.string().min(1),
  description: z.string(),
  /** Seconds. */
  ttl: seconds,
  mfaEnabled: z.boolean(),
  approvalEnabled: z.boolean(),
  /** Null where the role has no availability window. */
  window: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
  disableAutoApprovalIfOwner: z.boolean(),
  candidates: z.array(account).min(1),
  approvers: z.array(account),
  privileges: z.array(z.string()).min(1),
});
export type SampleRole = z.infer<typeof sampleRole>;

/** assets/sample/forest.json. */
export const sampleForest = z.strictObject({
  console: consoleConfiguration
    .pick({
      corpDnsName: true,
      corpNetbiosName: true,
      privDnsName: true,
      privNetbiosName: true,
      timeZone: true,
      phoneAttributes: true,
      internalNumbers: true,
    })
    .strict(),
  /** On whose behalf the person at the console acts. */
  operator: account,
  mfa: z.strictObject({ username: z.string(), defaultCountryCode: z.string() }),
  users: z.array(account),
  groups: z.array(z.string()),
  roles: z.array(sampleRole),
});
export type SampleForest = z.infer<typeof sampleForest>;

/** ISO order. Steps are tied to days of the week, so that a weekend is one whenever the sample is opened. */
export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

/** How the simulated call goes, in the words of electron/phone/script.ts. */
const call = z.union([
  z.enum(['verified', 'no-answer', 'hung-up']),
  z.strictObject({ code: z.int().min(0).max(147), verified: z.boolean().default(false) }),
]);

const approval = z.strictObject({
  by: account,
  /** After the approval was asked. */
  afterMinutes: minutes,
  decision: z.enum(['approve', 'reject']),
  reason: z.string(),
});

/** What an activation is, apart from when. Durations in the units that their names say. */
const activation = {
  do: z.literal('activate'),
  user: account,
  role: z.string(),
  justification: z.string().max(400),
  /** Absent: the role's TTL. */
  ttlSeconds: seconds.optional(),
  /** A start that was asked for, later on the same day, in the forest's zone. */
  startAt: timeOfDay.optional(),
  /** There exactly where the role asks for MFA and the call is reached. */
  call: call.optional(),
  /** Absent where the role asks for none, its owner approves itself, or nobody decides and it lapses. */
  approval: approval.optional(),
  /** The user gives the role up so many minutes after it became active. */
  closeAfterMinutes: minutes.optional(),
  /** A gate refuses it at once: the window is closed, or the account is not active. */
  refused: z.literal(true).optional(),
};

/** When, in the forest's time zone. No step is between 02:00 and 03:00, which some days do not have. */
const when = { on: z.enum(weekdays), at: timeOfDay };

/** assets/sample/scenario.json. */
export const sampleScenario = z.strictObject({
  /** In order of the week. Played on the seven days that end with today; those of today after now are left out. */
  week: z.array(
    z.discriminatedUnion('do', [
      z.strictObject({ ...when, ...activation }),
      /** A line of cmdlets, run on behalf of `as`. */
      z.strictObject({ ...when, do: z.literal('run'), as: account, line: z.string(), reason: z.string() }),
      /** Calls to `account` are let through again, where a report of fraud blocked them. */
      z.strictObject({ ...when, do: z.literal('unblock'), as: account, account, reason: z.string() }),
      /** CORP changes a number; the comparison `seenAfterMinutes` later raises 825. corp.ldif holds `to`. */
      z.strictObject({
        ...when,
        do: z.literal('corp-number'),
        account,
        attribute: z.enum(['mobile', 'telephoneNumber']),
        from: z.string(),
        to: z.string(),
        seenAfterMinutes: minutes,
      }),
    ]),
  ),
  /** Just before the sample is first opened, so that something is active and something waits at any hour. */
  lately: z.array(z.strictObject({ minutesBefore: minutes, ...activation })),
});
export type SampleScenario = z.infer<typeof sampleScenario>;
export type SampleStep = SampleScenario['week'][number];
export type SampleActivation = SampleScenario['lately'][number] | Extract<SampleStep, { do: 'activate' }>;

/**
 * The CORP number of each account before the week changed it: what New-PAMUser must have seen. For accounts that are not
 * in the answer, corp.ldif holds what it always was.
 */
export function numbersBefore(
  scenario: SampleScenario,
): Map<string, { attribute: 'mobile' | 'telephoneNumber'; number: string }> {
  const before = new Map<string, { attribute: 'mobile' | 'telephoneNumber'; number: string }>();
  for (const step of scenario.week) {
    if (step.do !== 'corp-number' || before.has(step.account)) continue;
    before.set(step.account, { attribute: step.attribute, number: step.from });
  }
  return before;
}
