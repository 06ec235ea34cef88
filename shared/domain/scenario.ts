import { z } from 'zod';
import { isCallStatusCode } from './call-status.ts';
import { timeOfDay } from './role.ts';
import { isTimeZone } from './time-zone.ts';

/**
 * A scenario of the simulator: who there is, which roles, how requests arrive, how telephones and owners behave, and the seed
 * that settles what chance decides. The file format is ours. People are named by their account, durations are seconds unless
 * their name says otherwise, shares are whole percent.
 */

export const scenarioLimits = {
  people: 10_000,
  roles: 1_000,
  activations: 1_000_000,
  days: 366,
  /** Candidates and approvers of all roles together. */
  references: 500_000,
  /** Bytes of a scenario file. */
  bytes: 32 * 1024 * 1024,
} as const;

const oneLine = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, 'Use no control characters.');
const account = oneLine(64);
const percent = z.int().min(0).max(100);
const sevenDays = <T extends z.ZodType>(day: T) => z.tuple([day, day, day, day, day, day, day]);
const range = (most: number) =>
  z
    .strictObject({ least: z.int().min(0).max(most), most: z.int().min(0).max(most) })
    .refine(({ least, most: upTo }) => least <= upTo, 'The least is more than the most.');

export const scenarioPerson = z.strictObject({
  account,
  name: oneLine(128),
  /** Whether the provider could dial the number; the number itself is not in the scenario. */
  callable: z.boolean(),
  /** Whether the PRIV account is active. */
  active: z.boolean(),
  /** Whether this person asks for roles at all in the scenario. */
  asks: z.boolean(),
  /** Whether this person decides on requests where they are an approver: false for who is away. */
  decides: z.boolean(),
});
export type ScenarioPerson = z.infer<typeof scenarioPerson>;

export const scenarioRole = z.strictObject({
  name: oneLine(128),
  /** How often it is asked for, beside the other roles; 0 is never. */
  share: z.int().min(0).max(1000),
  ttl: z.int().min(1).max(31_536_000),
  mfaEnabled: z.boolean(),
  approvalEnabled: z.boolean(),
  disableAutoApprovalIfOwner: z.boolean(),
  /** Null where the role has no availability window. */
  window: z.strictObject({ from: timeOfDay.nullable(), to: timeOfDay.nullable() }).nullable(),
  candidates: z.array(account).max(scenarioLimits.people),
  approvers: z.array(account).max(scenarioLimits.people),
  privileges: z.array(z.strictObject({ name: oneLine(256), active: z.boolean() })).max(200),
});
export type ScenarioRole = z.infer<typeof scenarioRole>;

const requests = z.strictObject({
  /** How many in all; null takes what the hours below come to. */
  total: z.int().min(1).max(scenarioLimits.activations).nullable(),
  /** Requests an hour by hour of the day, 0:00 first; where `total` is set, only their proportions count. */
  perHour: z.array(z.int().min(0).max(100_000)).length(24),
  /** Of those, by weekday, Monday first. */
  weekdayPercent: sevenDays(percent),
  /** Requests by somebody who is no candidate of the role. */
  strangerPercent: percent,
  /** Requests for a later start, up to so many hours ahead. */
  laterPercent: percent,
  laterHours: z.int().min(1).max(720),
  /** Activations that are closed before their time is over. */
  closeEarlyPercent: percent,
});

const calls = z.strictObject({
  /** Calls that verify nobody, by the published status that they end with; all others are verified. */
  failures: z
    .array(
      z.strictObject({
        code: z.int().refine(isCallStatusCode, 'Use a published call status: 0 to 25, 100 to 147.'),
        percent,
      }),
    )
    .max(74)
    .refine(list => list.reduce((sum, { percent: part }) => sum + part, 0) <= 100, {
      message: 'The failed calls are more than 100 percent together.',
    }),
  /** How long a call takes. The console gives a call 3 minutes. */
  seconds: range(180),
  /** Working minutes until an administrator unblocks who reported fraud in a call; null: nobody does. */
  unblockMinutes: z.int().min(0).max(10_080).nullable(),
});

const owners = z.strictObject({
  /** Requests that an owner decides on, and of those the ones that are rejected. */
  answerPercent: percent,
  rejectPercent: percent,
  /** Working time from the asking to the decision. */
  minutes: range(10_080),
  /** When owners work; null is around the clock. */
  workingHours: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
  /** Monday first. */
  workingDays: sevenDays(z.boolean()),
});

/** `requests.total` null: what the hours of the days come to, rounded down. Weekdays are those of the scenario's first day and on. */
export function expectedRequests({
  startsOn,
  days,
  requests: { total, perHour, weekdayPercent },
}: Pick<Scenario, 'startsOn' | 'days' | 'requests'>): number {
  if (total !== null) return total;
  const aDay = perHour.reduce((sum, count) => sum + count, 0);
  const first = weekdayOf(startsOn);
  let hundredths = 0;
  for (let day = 0; day < days; day++) hundredths += aDay * (weekdayPercent[(first + day) % 7] ?? 0);
  return Math.floor(hundredths / 100);
}

/** 0 is Monday. Takes `YYYY-MM-DD`. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export const scenario = z
  .strictObject({
    format: z.literal('Bastion Console scenario 1'),
    name: oneLine(100),
    seed: z.int().min(0).max(0xffff_ffff),
    /** The first day, `YYYY-MM-DD` in the time zone. */
    startsOn: z.iso
      .date()
      .refine(date => date >= '1970-01-02' && date < '2200', 'Use a day from 1970 to 2199.'),
    days: z.int().min(1).max(scenarioLimits.days),
    timeZone: z.string().min(1).max(64).refine(isTimeZone, 'Use an IANA name such as Europe/Berlin.'),
    /** Shortest and longest duration of the PAM configuration. */
    limits: z.strictObject({ shortest: z.int().min(1), longest: z.int().min(1) }),
    people: z.array(scenarioPerson).min(1).max(scenarioLimits.people),
    roles: z.array(scenarioRole).min(1).max(scenarioLimits.roles),
    requests,
    calls,
    owners,
  })
  .superRefine((made, context) => {
    const wrong = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const known = new Set<string>();
    made.people.forEach((one, at) => {
      if (known.has(one.account)) wrong(['people', at, 'account'], `${one.account} is there twice.`);
      known.add(one.account);
    });
    const names = new Set<string>();
    let references = 0;
    made.roles.forEach((role, at) => {
      if (names.has(role.name)) wrong(['roles', at, 'name'], `${role.name} is there twice.`);
      names.add(role.name);
      for (const list of ['candidates', 'approvers'] as const) {
        references += role[list].length;
        const stranger = role[list].find(one => !known.has(one));
        if (stranger !== undefined)
          wrong(['roles', at, list], `${stranger} is not one of the scenario’s people.`);
        if (new Set(role[list]).size < role[list].length)
          wrong(['roles', at, list], 'Somebody is there twice.');
      }
    });
    if (references > scenarioLimits.references) {
      const most = scenarioLimits.references.toLocaleString('en');
      wrong(['roles'], `The roles name more than ${most} candidates and approvers.`);
    }
    const expected = expectedRequests(made);
    if (expected > scenarioLimits.activations || expected < 1) {
      const most = scenarioLimits.activations.toLocaleString('en');
      wrong(
        ['requests', 'perHour'],
        `The hours come to ${expected.toLocaleString('en')} requests. Use 1 to ${most}.`,
      );
    }
  });
export type Scenario = z.infer<typeof scenario>;
