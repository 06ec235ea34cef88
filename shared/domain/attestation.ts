import { z } from 'zod';
import {
  answer,
  campaignContent,
  candidateUse,
  verdicts,
  type Answer,
  type Verdict,
} from './attestation-file.ts';
import { moment } from './ids.ts';

/** What comes of a candidate's answers: nobody answered, all say keep, all say remove, or they differ and nobody decided. */
export const outcomes = ['open', 'keep', 'remove', 'conflict'] as const;
export type Outcome = (typeof outcomes)[number];

/** Merges answers. A decision counts where they differ, and there alone. */
export function outcomeOf(answers: readonly Pick<Answer, 'verdict'>[], decision: Verdict | null): Outcome {
  const [first] = answers;
  if (first === undefined) return 'open';
  if (answers.every(({ verdict }) => verdict === first.verdict)) return first.verdict;
  return decision ?? 'conflict';
}

/** How an item stands in the forest now: it may have changed since the campaign was made. */
export const itemStandings = ['candidate', 'no-candidate', 'no-role'] as const;

/** A campaign in a list. */
export const campaignRow = z.object({
  id: z.string(),
  title: z.string(),
  /** A day, `2026-12-14`. */
  due: z.string(),
  overdue: z.boolean(),
  madeAt: moment,
  madeBy: z.string(),
  roles: z.int(),
  items: z.int(),
  answered: z.int(),
  removals: z.int(),
  conflicts: z.int(),
  replies: z.int(),
  finishedAt: moment.nullable(),
});
export type CampaignRow = z.infer<typeof campaignRow>;

const given = z.object({
  reviewer: z.string(),
  key: z.string(),
  answeredAt: moment,
  verdict: z.enum(verdicts),
  note: z.string(),
});

/** A candidate of a role in a campaign, with what was answered. */
export const reviewItem = z.object({
  role: z.string(),
  use: candidateUse,
  standing: z.enum(itemStandings),
  answers: z.array(given),
  decision: z
    .object({ verdict: z.enum(verdicts), reason: z.string(), by: z.string(), at: moment })
    .nullable(),
  outcome: z.enum(outcomes),
});
export type ReviewItem = z.infer<typeof reviewItem>;

/** A role of a campaign without its candidates. */
const reviewRole = campaignContent.shape.roles.element.omit({ candidates: true }).strip();

/** A campaign with all that came back. */
export const campaignView = campaignRow.extend({
  from: moment,
  anchor: campaignContent.shape.anchor,
  finishedBy: z.string().nullable(),
  /** The words of the key that signed it, which reviewers see. */
  words: z.array(z.string()),
  reviewed: z.array(reviewRole),
  rows: z.array(reviewItem),
  given: z.array(
    z.object({
      reviewer: z.string(),
      key: z.string(),
      words: z.array(z.string()),
      answeredAt: moment,
      answers: z.int(),
    }),
  ),
});
export type CampaignView = z.infer<typeof campaignView>;

/** Whose key signed an opened campaign: this user's own, one whose words were compared before, or one that nobody compared here. */
export const keyStandings = ['own', 'compared', 'new'] as const;

/** A campaign that somebody here was asked to answer, in a list. */
export const openedRow = z.object({
  /** SHA-256 of its file, in hex. */
  digest: z.string(),
  title: z.string(),
  due: z.string(),
  corpDnsName: z.string(),
  privDnsName: z.string(),
  madeBy: z.string(),
  items: z.int(),
  answered: z.int(),
  openedAt: moment,
  /** When the reply was last written; null where it was not. `stale` where answers changed since. */
  writtenAt: moment.nullable(),
  stale: z.boolean(),
});
export type OpenedRow = z.infer<typeof openedRow>;

/** An opened campaign with what was answered so far. */
export const openedView = openedRow.extend({
  content: campaignContent,
  keyStanding: z.enum(keyStandings),
  /** Of the key that signed it, to be compared by phone. */
  words: z.array(z.string()),
  /** Of this user's own key, which the administrator compares. */
  ownWords: z.array(z.string()),
  answers: z.array(answer),
});
export type OpenedView = z.infer<typeof openedView>;
