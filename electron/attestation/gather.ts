import { AppError } from '../../shared/contract/errors.ts';
import {
  attestationLimits,
  notInLines,
  type CampaignContent,
  type CandidateUse,
} from '../../shared/domain/attestation-file.ts';
import type { RoleId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import type { ReviewForest } from './ports.ts';

/** What an administrator asks to be reviewed. */
export interface Wanted {
  title: string;
  due: string;
  /** Days back from now in which use is counted. */
  days: number;
  /** Null: every role. */
  roles: readonly RoleId[] | null;
}

const dayMs = 86_400_000;
const refused = 'The access review was not made';

/** What a campaign says: the roles that have candidates, with how each was used. Throws BAD_REQUEST, NOT_FOUND, UNAVAILABLE. */
export function gather(forest: ReviewForest, wanted: Wanted, id: string, madeBy: string): CampaignContent {
  const { store } = forest;
  const now = forest.now();
  const from = now - wanted.days * dayMs;
  const [head, first] = [store.head(), store.chainAt(1)];
  if (head === null || first === null)
    throw new AppError('UNAVAILABLE', `${refused}: the head of the history was removed.`);
  const roles = rolesOf(forest, wanted.roles)
    .filter(({ candidates }) => candidates.length > 0)
    .map(role => ({
      id: role.id,
      name: oneLine(role.displayName, 256),
      description: oneLine(role.description, 1000),
      privileges: role.privileges
        .slice(0, 100)
        .map(group => oneLine(store.groups.get(group)?.privDisplayName ?? 'removed group', 256)),
      candidates: candidatesOf(forest, role, from),
    }));
  const items = roles.reduce((sum, { candidates }) => sum + candidates.length, 0);
  if (items === 0) throw wrong('roles', `${refused}: none of these roles has a candidate.`);
  if (roles.length > attestationLimits.roles || items > attestationLimits.items)
    throw wrong(
      'roles',
      `${refused}: ${roles.length.toLocaleString('en')} roles with ${items.toLocaleString('en')} candidates are more than one review takes (${attestationLimits.roles} and ${attestationLimits.items.toLocaleString('en')}). Choose fewer roles, and make another review of the rest.`,
    );
  const { corpDnsName, privDnsName } = store.consoleConfiguration();
  return {
    id,
    title: oneLine(wanted.title, attestationLimits.title),
    due: wanted.due,
    madeAt: now,
    madeBy: oneLine(madeBy, attestationLimits.reviewer),
    forest: { corpDnsName, privDnsName, genesis: first.toString('hex') },
    from,
    anchor: { seq: head.size, hash: Buffer.from(head.hash).toString('hex') },
    roles,
  };
}

function rolesOf({ store }: ReviewForest, ids: readonly RoleId[] | null): Role[] {
  if (ids === null) return store.roles.find({});
  return [...new Set(ids)].map(id => {
    const role = store.roles.get(id);
    if (role === undefined)
      throw new AppError('NOT_FOUND', `${refused}: a chosen role was removed meanwhile. Choose again.`);
    return role;
  });
}

function candidatesOf(forest: ReviewForest, role: Role, from: number): CandidateUse[] {
  const { store } = forest;
  const uses = store.reviews.uses(role.id, from);
  const since = store.reviews.candidatesSince(role.id);
  return role.candidates.flatMap(id => {
    const user = store.users.get(id);
    if (user === undefined) return [];
    const use = uses.get(id);
    return {
      user: id,
      name: oneLine(user.sourceDisplayName || user.privAccountName, 256),
      account: oneLine(user.privAccountName, 256),
      since: since.get(id) ?? null,
      activations: use?.activations ?? 0,
      lastActivation: use?.lastActivation ?? null,
      refused: use?.refused ?? 0,
      refusals: (use?.refusals ?? []).map(({ at, why }) => ({ at, why: oneLine(why, 400) })),
      mfa: role.mfaEnabled ? mfaOf(forest, user) : null,
    };
  });
}

function mfaOf({ store, phone }: ReviewForest, user: User): NonNullable<CandidateUse['mfa']> {
  if ((store.phoneStandings.get(user.id)?.blockedAt ?? null) !== null) return 'blocked';
  const { reading, canDial } = phone.read(user.sourcePhoneNumber);
  if (canDial) return 'callable';
  return reading.kind === 'empty' ? 'no-number' : 'not-dialled';
}

/** Text for one line of the file: well-formed, without control characters, not longer than it may be. */
function oneLine(text: string, most: number): string {
  return text.replace(new RegExp(notInLines, 'gu'), ' ').slice(0, most).toWellFormed();
}

function wrong(path: string, message: string): AppError {
  return new AppError('BAD_REQUEST', message, { issues: [{ path, message }] });
}
