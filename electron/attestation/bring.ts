import { AppError } from '../../shared/contract/errors.ts';
import {
  itemOf,
  type Answer,
  type CampaignContent,
  type ReplyContent,
} from '../../shared/domain/attestation-file.ts';
import { toCells } from '../store/cells.ts';
import type { Change } from '../store/entry.ts';
import type { ReviewCampaign } from '../store/types.ts';
import { campaignOf, counted, itemsWithAnswers, requireGoingOn } from './campaigns.ts';
import type { By, ReviewForest } from './ports.ts';
import { readSigned, type SignedFile } from './signed-file.ts';

/** What came of a reply: brought in, or first to be accepted by the words of its key. */
export type Brought =
  | { state: 'brought'; reviewer: string; answers: number; conflicts: number }
  | { state: 'new-key'; reviewer: string; answers: number; key: string; words: string[] };

const refused = 'The reply was not brought in';

/**
 * Brings a reply in, in place of an earlier one under the same key (9343). A key that was not accepted yet is answered with its words;
 * `accept` names it once a person compared them. What does not belong here or was changed is refused, and the history says so (9344).
 */
export function bringReply(
  forest: ReviewForest,
  id: string,
  file: { bytes: Uint8Array; path: string },
  accept: string | null,
  by: By,
): Brought {
  const campaign = campaignOf(forest, id);
  requireGoingOn(campaign, refused);
  const reply = checked(forest, campaign, file, by);
  const { content, key, words } = reply;
  const answers = content.answers.length;
  const own = forest.signer?.publicKey.toString('hex') === key;
  const known = own || forest.store.reviews.key(key) !== undefined;
  if (!known && accept !== key) return { state: 'new-key', reviewer: content.reviewer, answers, key, words };
  keep(forest, campaign, reply, file.path, !known, by);
  const conflicts = itemsWithAnswers(forest, campaign).filter(({ outcome }) => outcome === 'conflict').length;
  return { state: 'brought', reviewer: content.reviewer, answers, conflicts };
}

/** Writes the reply, and the key where it is new. */
function keep(
  { store, now }: ReviewForest,
  { id, content: asked }: ReviewCampaign,
  { content, key, digest }: SignedFile<ReplyContent>,
  path: string,
  isNew: boolean,
  by: By,
): void {
  const { reviewer, answeredAt, answers } = content;
  const replyId = `${id} ${key}`;
  const before = store.reviews.replies(id).find(reply => reply.id === replyId);
  const values = { campaignId: id, key, reviewer, answeredAt, digest, answers };
  const accepted: Change = {
    op: 'set',
    kind: 'reviewerKey',
    id: key,
    values: toCells('reviewerKey', { reviewer, by: by.actor, at: now() }),
  };
  store.apply({
    ...by,
    event: 9343,
    message: `The reply of ${reviewer} to the access review “${asked.title}”, with ${counted(answers.length, 'answer')}, was brought in from ${path}.${isNew ? ` The key of ${reviewer} was accepted: its words were compared.` : ''}`,
    cause: { campaign: id, path, sha256: digest, key, answeredAt, accepted: isNew },
    changes: [
      { op: 'set', kind: 'reviewReply', id: replyId, values: toCells('reviewReply', values) },
      ...outdated(store.reviews.decisions(id), before?.answers ?? [], answers),
      ...(isNew ? [accepted] : []),
    ],
  });
}

/** A decision was made over answers that are not the same any more: it goes, and is made again where they still differ. */
function outdated(
  decisions: readonly { id: string; item: string }[],
  before: readonly Answer[],
  after: readonly Answer[],
): Change[] {
  const verdictOf = (answers: readonly Answer[], item: string) =>
    answers.find(answer => itemOf(answer) === item)?.verdict;
  return decisions
    .filter(({ item }) => verdictOf(before, item) !== verdictOf(after, item))
    .map(({ id }) => ({ op: 'drop', kind: 'reviewDecision', id }));
}

function checked(
  forest: ReviewForest,
  campaign: ReviewCampaign,
  { bytes, path }: { bytes: Uint8Array; path: string },
  by: By,
): SignedFile<ReplyContent> {
  try {
    const reply = readSigned('reply', bytes, refused);
    const why = wrongWith(forest, campaign, reply);
    if (why !== null) throw new AppError('BAD_REQUEST', `${refused}: ${why}`);
    return reply;
  } catch (error) {
    if (error instanceof AppError && error.code === 'BAD_REQUEST')
      forest.store.apply({
        ...by,
        event: 9344,
        message: `A reply to the access review “${campaign.content.title}” from ${path} was refused. ${error.message}`,
        cause: { campaign: campaign.id, path },
        changes: [],
      });
    throw error;
  }
}

/** Why a reply whose signature fits does not belong here, in words; null where it does. */
function wrongWith(
  { store }: ReviewForest,
  { id, digest, content: asked }: ReviewCampaign,
  { content, key }: SignedFile<ReplyContent>,
): string | null {
  if (content.campaign !== id) {
    const other = store.reviews.campaign(content.campaign);
    return other === undefined
      ? 'it answers an access review that is not of this forest. Choose the reply to this one.'
      : `it answers the access review “${other.content.title}”. Bring it in there.`;
  }
  if (content.digest !== digest)
    return 'what was answered is not the file that was made here: the campaign was altered on its way. Find out by whom, and give the reviewer the file once more.';
  const strange = content.answers.find(answer => !isAsked(asked, answer));
  if (strange !== undefined)
    return 'it answers for a candidate or role that the access review does not have.';
  const known = store.reviews.key(key);
  if (known !== undefined && known.reviewer !== content.reviewer)
    return `its key was accepted for ${known.reviewer}, and it says that it is from ${content.reviewer}. Ask both.`;
  const before = store.reviews.replies(id).find(reply => reply.key === key);
  if (before === undefined || before.answeredAt < content.answeredAt) return null;
  return before.answeredAt === content.answeredAt
    ? `this reply of ${content.reviewer} is here already.`
    : `a later reply of ${content.reviewer} is here already, and an earlier one does not take its place.`;
}

function isAsked({ roles }: CampaignContent, { role, user }: Answer): boolean {
  return roles.find(({ id }) => id === role)?.candidates.some(candidate => candidate.user === user) === true;
}
