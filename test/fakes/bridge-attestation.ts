import type { attestationContract } from '../../shared/contract/attestation.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { CampaignView, OpenedView, ReviewItem } from '../../shared/domain/attestation.ts';
import { keyWords } from '../../shared/domain/key-words.ts';
import { userNameOf } from './bridge-views.ts';
import type { World } from './bridge-world.ts';

const day = 86_400_000;
const digest = 'ab'.repeat(32);

/** One review of the world's roles, half of it answered. Files are not written in a forest for looking at: it says so. */
export function fakeAttestation(world: World, now: () => number): Handlers<typeof attestationContract> {
  const refuse = (): never => {
    throw new AppError(
      'UNAVAILABLE',
      'This is a forest for looking at: it opens no file. Open the sample forest.',
    );
  };
  const view = (): CampaignView => campaignOf(world, now());
  return {
    'attestation.list': () => ({ campaigns: [view()] }),
    'attestation.get': view,
    'attestation.make': refuse,
    'attestation.write': refuse,
    'attestation.bring': refuse,
    'attestation.decide': view,
    'attestation.plan': () => ({ lines: [], conflicts: 0, open: 0, kept: 0, gone: 0 }),
    'attestation.finish': () => ({ removed: 0 }),
    'attestation.inbox': () => ({ opened: [] }),
    'attestation.open': refuse,
    'attestation.opened': () => openedOf(view(), now()),
    'attestation.compared': () => openedOf(view(), now()),
    'attestation.answer': () => openedOf(view(), now()),
    'attestation.reply': refuse,
    'attestation.forget': () => ({}),
  };
}

/** The same review as its reviewer has it, with nothing answered. */
function openedOf(view: CampaignView, now: number): OpenedView {
  const { id, title, due, madeAt, madeBy, from, anchor, reviewed, rows, items, words } = view;
  const forest = {
    corpDnsName: 'contoso.local',
    privDnsName: 'priv.contoso.local',
    genesis: 'cd'.repeat(32),
  };
  const roles = reviewed
    .map(role => ({ ...role, candidates: rows.filter(row => row.role === role.id).map(({ use }) => use) }))
    .filter(({ candidates }) => candidates.length > 0);
  return {
    digest,
    title,
    due,
    corpDnsName: forest.corpDnsName,
    privDnsName: forest.privDnsName,
    madeBy,
    items,
    answered: 0,
    openedAt: now,
    writtenAt: null,
    stale: false,
    content: { id, title, due, madeAt, madeBy, forest, from, anchor, roles },
    keyStanding: 'new',
    words,
    ownWords: words,
    answers: [],
  };
}

function campaignOf(world: World, now: number): CampaignView {
  const names = new Map(world.users.map(user => [user.id, userNameOf(user)]));
  const rows = world.roles.flatMap(role =>
    role.candidates.map((id, at): ReviewItem => {
      const user = names.get(id);
      const verdict = at % 2 === 0 ? 'keep' : 'remove';
      return {
        role: role.id,
        use: {
          user: id,
          name: user?.sourceDisplayName ?? '',
          account: user?.privAccountName ?? '',
          since: now - 200 * day,
          activations: at,
          lastActivation: at === 0 ? null : now - day,
          refused: 0,
          refusals: [],
          mfa: role.mfaEnabled ? 'callable' : null,
        },
        standing: 'candidate',
        answers:
          at === 0
            ? []
            : [{ reviewer: 'rita', key: 'ab', answeredAt: now - day, verdict, note: 'Left the team' }],
        decision: null,
        outcome: at === 0 ? 'open' : verdict,
      };
    }),
  );
  return {
    id: '11111111-1111-4111-8111-111111111111',
    title: 'Candidates, first quarter',
    due: new Date(now + 7 * day).toISOString().slice(0, 10),
    overdue: false,
    madeAt: now - 2 * day,
    madeBy: 'pat',
    roles: world.roles.length,
    items: rows.length,
    answered: rows.filter(row => row.outcome !== 'open').length,
    removals: rows.filter(row => row.outcome === 'remove').length,
    conflicts: 0,
    replies: 1,
    finishedAt: null,
    finishedBy: null,
    from: now - 92 * day,
    anchor: { seq: 40, hash: 'ab'.repeat(32) },
    words: keyWords('12'.repeat(32)),
    reviewed: world.roles.map(({ id, displayName, description }) => ({
      id,
      name: displayName,
      description,
      privileges: [],
    })),
    rows,
    given: [
      {
        reviewer: 'rita',
        key: 'ab',
        words: keyWords('34'.repeat(32)),
        answeredAt: now - day,
        answers: rows.length,
      },
    ],
  };
}
