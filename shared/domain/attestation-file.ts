import { z } from 'zod';
import { moment } from './ids.ts';

// What is in the two files of an access review, docs/decisions/attestation.md. Both come from outside: everything in them is bounded.

/** What a file of an access review may hold. `depth` counts brackets within each other. */
export const attestationLimits = {
  bytes: 4_000_000,
  depth: 8,
  roles: 500,
  /** Candidates of all roles together. */
  items: 2_000,
  title: 120,
  note: 400,
  reviewer: 256,
} as const;

/** What no text of a file has: control characters, line separators, and marks that turn the direction of what follows. */
export const notInLines = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/u;

/** One line for people, in which nothing can look like something else. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .refine(text => !notInLines.test(text), { message: 'It has control characters.' });
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${String(2 * bytes)}}$`));
/** A day, `2026-12-14`. */
export const day = z.iso.date();

/** Whether a call could reach the candidate when the campaign was made; null for a role that asks for none. */
export const mfaStates = ['callable', 'no-number', 'not-dialled', 'blocked'] as const;

/** A candidate of a role with what the role was used for. Times are milliseconds UTC. */
export const candidateUse = z.strictObject({
  user: z.uuid(),
  name: line(256),
  account: line(256),
  /** Since when a candidate; null where the entry that says so is sealed. */
  since: moment.nullable(),
  /** Activations in the campaign's period, and the last one ever. */
  activations: z.int().min(0),
  lastActivation: moment.nullable(),
  /** Refused requests in the period, and the last ones with why. */
  refused: z.int().min(0),
  refusals: z.array(z.strictObject({ at: moment, why: line(400) })).max(3),
  mfa: z.enum(mfaStates).nullable(),
});
export type CandidateUse = z.infer<typeof candidateUse>;

const reviewedRole = z.strictObject({
  id: z.uuid(),
  name: line(256),
  description: line(1000),
  /** The groups that it gives. */
  privileges: z.array(line(256)).max(100),
  candidates: z
    .array(candidateUse)
    .min(1)
    .max(attestationLimits.items)
    .refine(all => isUnique(all.map(({ user }) => user)), { message: 'A candidate is named twice.' }),
});

const forestName = z.strictObject({
  corpDnsName: line(255),
  privDnsName: line(255),
  /** The chain's value at entry 1: no two forests share it. */
  genesis: hex(32),
});

/** What a campaign's file says, under the signature. */
export const campaignContent = z.strictObject({
  id: z.uuid(),
  title: line(attestationLimits.title).min(1),
  due: day,
  madeAt: moment,
  madeBy: line(attestationLimits.reviewer),
  forest: forestName,
  /** Use is counted from here to `madeAt`. */
  from: moment,
  /** How far the history reached, and the chain's value there. */
  anchor: z.strictObject({ seq: z.int().min(1), hash: hex(32) }),
  roles: z
    .array(reviewedRole)
    .min(1)
    .max(attestationLimits.roles)
    .refine(all => isUnique(all.map(({ id }) => id)), { message: 'A role is named twice.' })
    .refine(
      all => all.reduce((sum, { candidates }) => sum + candidates.length, 0) <= attestationLimits.items,
      {
        message: 'There are too many candidates.',
      },
    ),
});
export type CampaignContent = z.infer<typeof campaignContent>;

export const verdicts = ['keep', 'remove'] as const;
export type Verdict = (typeof verdicts)[number];

/** One answer. To remove somebody needs a note: the one who applies it was not there. */
export const answer = z
  .strictObject({
    role: z.uuid(),
    user: z.uuid(),
    verdict: z.enum(verdicts),
    note: line(attestationLimits.note),
  })
  .refine(({ verdict, note }) => verdict === 'keep' || note.trim() !== '', {
    path: ['note'],
    message: 'Say why this candidate should be removed.',
  });
export type Answer = z.infer<typeof answer>;

/** What a reply's file says, under the reviewer's signature. */
export const replyContent = z.strictObject({
  campaign: z.uuid(),
  /** SHA-256 of the campaign's file that was answered. */
  digest: hex(32),
  reviewer: line(attestationLimits.reviewer).min(1),
  answeredAt: moment,
  answers: z
    .array(answer)
    .min(1)
    .max(attestationLimits.items)
    .refine(all => isUnique(all.map(itemOf)), { message: 'An answer is given twice.' }),
});
export type ReplyContent = z.infer<typeof replyContent>;

function isUnique(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

/** A candidate of a role, as one word: what is answered. */
export function itemOf({ role, user }: { role: string; user: string }): string {
  return `${role} ${user}`;
}
