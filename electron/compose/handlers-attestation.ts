import type { attestationContract } from '../../shared/contract/attestation.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { attestationLimits } from '../../shared/domain/attestation-file.ts';
import type { Reviewer } from '../attestation/answering.ts';
import { bringReply } from '../attestation/bring.ts';
import {
  counted,
  listCampaigns,
  makeCampaign,
  viewCampaign,
  writeCampaign,
} from '../attestation/campaigns.ts';
import { decideItem, finishCampaign, planOf } from '../attestation/finish.ts';
import { identify } from '../pam/identity.ts';
import { readFileBytes } from '../transfer/read-file.ts';
import { requireForeign } from './foreign-path.ts';
import type { Session } from './session.ts';

export interface AttestationParts {
  session: Session;
  reviewer: Reviewer;
  uuid(): string;
  /** Drafts are in no store: says that one changed. */
  changed(): void;
}

/** Handlers of shared/contract/attestation.ts. */
export function attestationHandlers(parts: AttestationParts): Handlers<typeof attestationContract> {
  const { session, uuid } = parts;
  const { forest } = session;
  return {
    'attestation.list': () => ({ campaigns: listCampaigns(forest()) }),
    'attestation.get': ({ id }) => viewCampaign(forest(), id),
    'attestation.make': async (input, caller) => {
      const opened = forest();
      const { actor } = identify(opened.store, caller, undefined);
      requireForeign('The access review was not made', input.path, opened);
      return { ...(await makeCampaign(opened, input, uuid(), actor)), path: input.path };
    },
    'attestation.write': async ({ id, path }) => {
      requireForeign('The access review was not written', path, forest());
      await writeCampaign(forest(), id, path);
      return { path };
    },
    'attestation.bring': async ({ id, path, acceptKey }, caller) => {
      const opened = forest();
      const { actor } = identify(opened.store, caller, undefined);
      const bytes = await readFileBytes(path, attestationLimits.bytes, 'A reply');
      return bringReply(opened, id, { bytes, path }, acceptKey, actor);
    },
    'attestation.decide': (input, caller) => {
      const opened = forest();
      decideItem(opened, input, identify(opened.store, caller, undefined).actor);
      return viewCampaign(opened, input.id);
    },
    'attestation.plan': ({ id }) => planOf(forest(), id),
    'attestation.finish': (input, caller) => {
      const opened = forest();
      return finishCampaign(opened, input, caller, identify(opened.store, caller, undefined).actor);
    },
    ...reviewerHandlers(parts),
  };
}

/** What needs no forest: the reviewer's side. */
function reviewerHandlers({ session, reviewer, changed }: AttestationParts) {
  const told = <T>(value: T): T => {
    changed();
    return value;
  };
  return {
    'attestation.inbox': () => ({ opened: reviewer.list() }),
    'attestation.open': async ({ path }) => {
      const bytes = await readFileBytes(path, attestationLimits.bytes, 'An access review');
      return told(reviewer.open(bytes));
    },
    'attestation.opened': ({ digest }) => reviewer.get(digest),
    'attestation.compared': ({ digest }) => told(reviewer.compared(digest)),
    'attestation.answer': ({ digest, role, user, verdict, note }) =>
      told(reviewer.answer(digest, { role, user }, verdict, note)),
    'attestation.reply': async ({ digest, path }, caller) => {
      const forest = session.current();
      if (forest !== null) requireForeign('The reply was not written', path, forest);
      const { content, answers } = await reviewer.reply(digest, path);
      if (forest !== null)
        forest.store.apply({
          ...identify(forest.store, caller, undefined).actor,
          event: 9342,
          message: `The access review “${content.title}” of ${content.forest.privDnsName} was answered for ${counted(answers, 'candidate')}, and the reply written to ${path}.`,
          cause: { campaign: content.id, sha256: digest, answers, path },
          changes: [],
        });
      return told({ path, answers });
    },
    'attestation.forget': ({ digest }) => {
      reviewer.forget(digest);
      return told({});
    },
  } satisfies Partial<Handlers<typeof attestationContract>>;
}
