import { createHash } from 'node:crypto';
import { AppError } from '../../shared/contract/errors.ts';
import { itemOf } from '../../shared/domain/attestation-file.ts';
import {
  outcomeOf,
  type CampaignRow,
  type CampaignView,
  type ReviewItem,
} from '../../shared/domain/attestation.ts';
import type { RoleId, UserId } from '../../shared/domain/ids.ts';
import { zoneOffset } from '../../shared/domain/time-zone.ts';
import type { HeadSigner } from '../evidence/head-signature.ts';
import { writeWhole } from '../events/write-whole.ts';
import { toCells } from '../store/cells.ts';
import type { ReviewCampaign } from '../store/types.ts';
import { gather, type Wanted } from './gather.ts';
import { requireSigner, type By, type ReviewForest } from './ports.ts';
import { wordsOfKey, writeSigned } from './signed-file.ts';

/** Makes a campaign, writes its signed file, and says so in the history (9341). Nothing is kept where the file cannot be written. */
export async function makeCampaign(
  forest: ReviewForest,
  wanted: Wanted & { path: string },
  id: string,
  by: By,
): Promise<{ id: string; items: number; words: string[] }> {
  const refused = 'The access review was not made';
  const signer = requireSigner(forest.signer, refused);
  if (wanted.due < today(forest)) {
    const message = `${refused}: it would be due on ${wanted.due}, which is over. Choose a later day.`;
    throw new AppError('BAD_REQUEST', message, { issues: [{ path: 'due', message }] });
  }
  const content = gather(forest, wanted, id, by.actor);
  const text = writeSigned('campaign', content, signer);
  const digest = createHash('sha256').update(text).digest('hex');
  await writeWhole(wanted.path, refused, append => append(text));
  const items = content.roles.reduce((sum, { candidates }) => sum + candidates.length, 0);
  const values = toCells('reviewCampaign', { digest, content, finishedAt: null, finishedBy: null });
  forest.store.apply({
    ...by,
    event: 9341,
    message: `The access review “${content.title}” of ${counted(items, 'candidate')} of ${counted(content.roles.length, 'role')}, due on ${content.due}, was written to ${wanted.path}.`,
    cause: {
      campaign: id,
      path: wanted.path,
      sha256: digest,
      items,
      due: content.due,
      anchor: content.anchor,
    },
    changes: [{ op: 'set', kind: 'reviewCampaign', id, values }],
  });
  return { id, items, words: wordsOfKey(signer.publicKey.toString('hex')) };
}

/** Writes a campaign's file once more, byte for byte. UNAVAILABLE where it was signed by another key than this program's. */
export async function writeCampaign(forest: ReviewForest, id: string, path: string): Promise<void> {
  const refused = 'The access review was not written';
  const campaign = campaignOf(forest, id);
  const text = fileText(campaign, requireSigner(forest.signer, refused));
  if (text === null)
    throw new AppError(
      'UNAVAILABLE',
      `${refused}: it was signed by another key: of another user or workstation, or one that was replaced. Copy the file there, or make another review.`,
    );
  await writeWhole(path, refused, append => append(text));
}

/** The text of a campaign's file, which is the same whenever it is signed by the same key; null under another. */
function fileText({ content, digest }: ReviewCampaign, signer: HeadSigner): string | null {
  const text = writeSigned('campaign', content, signer);
  return createHash('sha256').update(text).digest('hex') === digest ? text : null;
}

/** The campaign; NOT_FOUND where there is none. */
export function campaignOf({ store }: ReviewForest, id: string): ReviewCampaign {
  const campaign = store.reviews.campaign(id);
  if (campaign === undefined)
    throw new AppError('NOT_FOUND', 'This access review is not in this forest. Open the list again.');
  return campaign;
}

/** Refuses with CONFLICT where a campaign is finished. */
export function requireGoingOn({ finishedAt, content }: ReviewCampaign, refused: string): void {
  if (finishedAt !== null)
    throw new AppError('CONFLICT', `${refused}: the access review “${content.title}” is finished.`);
}

/** Every campaign, newest first. */
export function listCampaigns(forest: ReviewForest): CampaignRow[] {
  return forest.store.reviews
    .campaigns()
    .map(campaign => rowOf(forest, campaign, itemsWithAnswers(forest, campaign)));
}

/** A campaign with all that came back, merged. */
export function viewCampaign(forest: ReviewForest, id: string): CampaignView {
  const campaign = campaignOf(forest, id);
  const { content } = campaign;
  const { signer } = forest;
  const rows = itemsWithAnswers(forest, campaign);
  return {
    ...rowOf(forest, campaign, rows),
    from: content.from,
    anchor: content.anchor,
    finishedBy: campaign.finishedBy,
    words:
      signer === null || fileText(campaign, signer) === null
        ? []
        : wordsOfKey(signer.publicKey.toString('hex')),
    reviewed: content.roles,
    rows,
    given: forest.store.reviews.replies(id).map(({ reviewer, key, answeredAt, answers }) => ({
      reviewer,
      key,
      words: wordsOfKey(key),
      answeredAt,
      answers: answers.length,
    })),
  };
}

function rowOf(forest: ReviewForest, campaign: ReviewCampaign, items: readonly ReviewItem[]): CampaignRow {
  const { id, content, finishedAt } = campaign;
  const having = (outcome: ReviewItem['outcome']) => items.filter(item => item.outcome === outcome).length;
  return {
    id,
    title: content.title,
    due: content.due,
    overdue: finishedAt === null && content.due < today(forest),
    madeAt: content.madeAt,
    madeBy: content.madeBy,
    roles: content.roles.length,
    items: items.length,
    answered: items.length - having('open'),
    removals: having('remove'),
    conflicts: having('conflict'),
    replies: forest.store.reviews.replies(id).length,
    finishedAt,
  };
}

/** Each item with what every reviewer answered, what was decided, and what comes of it. */
export function itemsWithAnswers({ store }: ReviewForest, { id, content }: ReviewCampaign): ReviewItem[] {
  const answers = new Map<string, ReviewItem['answers']>();
  for (const { reviewer, key, answeredAt, answers: all } of store.reviews.replies(id))
    for (const answer of all) {
      const item = itemOf(answer);
      const { verdict, note } = answer;
      answers.set(item, [...(answers.get(item) ?? []), { reviewer, key, answeredAt, verdict, note }]);
    }
  const decisions = new Map(store.reviews.decisions(id).map(decision => [decision.item, decision]));
  return content.roles.flatMap(({ id: role, candidates }) => {
    const present = store.roles.get(role as RoleId);
    const now = new Set<UserId>(present?.candidates);
    return candidates.map((use): ReviewItem => {
      const item = itemOf({ role, user: use.user });
      const given = answers.get(item) ?? [];
      const decision = decisions.get(item) ?? null;
      return {
        role,
        use,
        standing:
          present === undefined ? 'no-role' : now.has(use.user as UserId) ? 'candidate' : 'no-candidate',
        answers: given,
        decision,
        outcome: outcomeOf(given, decision?.verdict ?? null),
      };
    });
  });
}

/** The day in the forest's time zone, `2026-12-14`. */
function today({ store, now }: ReviewForest): string {
  const at = now();
  return new Date(at + zoneOffset(store.consoleConfiguration().timeZone, at)).toISOString().slice(0, 10);
}

/** A number with its noun: `1 role`, `3 roles`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
