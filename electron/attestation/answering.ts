import { AppError } from '../../shared/contract/errors.ts';
import {
  itemOf,
  type Answer,
  type CampaignContent,
  type Verdict,
} from '../../shared/domain/attestation-file.ts';
import type { OpenedRow, OpenedView } from '../../shared/domain/attestation.ts';
import type { HeadSigner } from '../evidence/head-signature.ts';
import { writeWhole } from '../events/write-whole.ts';
import { openDraftFiles, type Draft } from './draft-files.ts';
import { requireSigner } from './ports.ts';
import { readSigned, wordsOfKey, writeSigned, type SignedFile } from './signed-file.ts';

export interface ReviewerPorts {
  /** The folder of this user's drafts. */
  dir: string;
  signer: HeadSigner | null;
  osUser: string;
  /** Milliseconds UTC. */
  now(): number;
}

/** A reviewer's desk: campaigns from other consoles, answered here. It needs no forest. */
export interface Reviewer {
  /** Newest first. */
  list(): OpenedRow[];
  /** Takes a campaign's file in, or comes back to what was answered of it. BAD_REQUEST says what is wrong with the file. */
  open(bytes: Uint8Array): OpenedView;
  get(digest: string): OpenedView;
  /** The words of the campaign's key were compared with the one who made it. */
  compared(digest: string): OpenedView;
  /** Answers an item, anew where it was; null takes the answer back. */
  answer(
    digest: string,
    item: { role: string; user: string },
    verdict: Verdict | null,
    note: string,
  ): OpenedRow;
  /** Writes the signed reply. CONFLICT where nothing is answered, or the key's words were not compared. */
  reply(digest: string, path: string): Promise<{ content: CampaignContent; answers: number }>;
  /** Lets go of a campaign and its answers. */
  forget(digest: string): void;
}

const most = 50;

export function openReviewer({ dir, signer, osUser, now }: ReviewerPorts): Reviewer {
  const files = openDraftFiles(dir);
  // Campaigns are checked once: the folder is this user's own, and reading a signature takes its time.
  const campaigns = new Map<string, SignedFile<CampaignContent>>();

  function campaign(digest: string): SignedFile<CampaignContent> {
    if (!files.digests().includes(digest))
      throw new AppError('NOT_FOUND', 'This access review is not open here. Open its file again.');
    let known = campaigns.get(digest);
    if (known === undefined) {
      const refused = 'The access review cannot be answered';
      known = readSigned('campaign', files.campaign(digest), refused);
      if (known.digest !== digest)
        throw new AppError('BAD_REQUEST', `${refused}: its copy here was replaced. Open its file again.`);
      campaigns.set(digest, known);
    }
    return known;
  }

  const draftOf = (digest: string): Draft =>
    files.draft(digest) ?? { openedAt: now(), writtenAt: null, stale: false, answers: [] };

  function row(digest: string, { content }: SignedFile<CampaignContent>, draft: Draft): OpenedRow {
    const { title, due, forest, madeBy, roles } = content;
    return {
      digest,
      title,
      due,
      corpDnsName: forest.corpDnsName,
      privDnsName: forest.privDnsName,
      madeBy,
      items: roles.reduce((sum, { candidates }) => sum + candidates.length, 0),
      answered: draft.answers.length,
      openedAt: draft.openedAt,
      writtenAt: draft.writtenAt,
      stale: draft.stale,
    };
  }

  function standing(key: string): OpenedView['keyStanding'] {
    if (signer?.publicKey.toString('hex') === key) return 'own';
    return files.comparedKeys().includes(key) ? 'compared' : 'new';
  }

  function view(digest: string): OpenedView {
    const file = campaign(digest);
    const draft = draftOf(digest);
    return {
      ...row(digest, file, draft),
      content: file.content,
      keyStanding: standing(file.key),
      words: file.words,
      ownWords: signer === null ? [] : wordsOfKey(signer.publicKey.toString('hex')),
      answers: draft.answers,
    };
  }

  return {
    list: () =>
      files
        .digests()
        .flatMap(digest => {
          try {
            return row(digest, campaign(digest), draftOf(digest));
          } catch (error) {
            // One that was changed on the disk is no review any more; it must not hide the others.
            if (error instanceof AppError) return [];
            throw error;
          }
        })
        .sort((a, b) => b.openedAt - a.openedAt),
    open(bytes) {
      const file = readSigned('campaign', bytes, 'The access review was not opened');
      const { digest } = file;
      const known = files.digests();
      if (!known.includes(digest)) {
        if (known.length >= most)
          throw new AppError(
            'CONFLICT',
            `The access review was not opened: ${most} are open here already. Close those that are answered.`,
          );
        files.putCampaign(digest, bytes);
      }
      campaigns.set(digest, file);
      if (files.draft(digest) === null) files.putDraft(digest, draftOf(digest));
      return view(digest);
    },
    get: view,
    compared(digest) {
      const { key } = campaign(digest);
      if (standing(key) === 'new') files.putComparedKeys([...files.comparedKeys().slice(-999), key]);
      return view(digest);
    },
    answer(digest, item, verdict, note) {
      const file = campaign(digest);
      requireItem(file.content, item);
      const draft = draftOf(digest);
      const others = draft.answers.filter(answer => itemOf(answer) !== itemOf(item));
      const given: Answer[] = verdict === null ? [] : [{ ...item, verdict, note: note.trim() }];
      const next = { ...draft, stale: draft.writtenAt !== null, answers: [...others, ...given] };
      files.putDraft(digest, next);
      return row(digest, file, next);
    },
    async reply(digest, path) {
      const refused = 'The reply was not written';
      const own = requireSigner(signer, refused);
      const { content, key } = campaign(digest);
      const draft = draftOf(digest);
      if (standing(key) === 'new')
        throw new AppError(
          'CONFLICT',
          `${refused}: nobody compared the words of the key with ${content.madeBy} yet. Compare them by phone first.`,
        );
      if (draft.answers.length === 0)
        throw new AppError('CONFLICT', `${refused}: nothing is answered yet. Answer at least one candidate.`);
      const answeredAt = now();
      const text = writeSigned(
        'reply',
        {
          campaign: content.id,
          digest,
          reviewer: osUser.slice(0, 256),
          answeredAt,
          answers: inOrder(content, draft.answers),
        },
        own,
      );
      await writeWhole(path, refused, append => append(text));
      // What was answered while the file was written is not in it.
      const after = draftOf(digest);
      const stale = JSON.stringify(after.answers) !== JSON.stringify(draft.answers);
      files.putDraft(digest, { ...after, writtenAt: answeredAt, stale });
      return { content, answers: draft.answers.length };
    },
    forget(digest) {
      campaign(digest);
      files.drop(digest);
      campaigns.delete(digest);
    },
  };
}

function requireItem({ roles }: CampaignContent, { role, user }: { role: string; user: string }): void {
  const known = roles.find(({ id }) => id === role)?.candidates.some(candidate => candidate.user === user);
  if (known !== true)
    throw new AppError('NOT_FOUND', 'This candidate is not in the access review. Open the list again.');
}

/** The answers in the campaign's order, so that the same answers make the same content. */
function inOrder({ roles }: CampaignContent, answers: readonly Answer[]): Answer[] {
  const given = new Map(answers.map(answer => [itemOf(answer), answer]));
  return roles.flatMap(({ id, candidates }) =>
    candidates.flatMap(({ user }) => given.get(itemOf({ role: id, user })) ?? []),
  );
}
