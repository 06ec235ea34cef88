import { AppError } from '../../shared/contract/errors.ts';
import { pamSets, type PamSet, type PamSetDesign } from '../../shared/domain/pam-set.ts';
import type { User } from '../../shared/domain/user.ts';
import type { Change } from '../store/entry.ts';
import type { Store } from '../store/types.ts';
import type { Arguments } from './arguments.ts';
import { refuse } from './rules.ts';
import type { Context, Handler } from './run.ts';

export const setHandlers = {
  'Get-PAMSet': (_, { store }) =>
    pamSets.map(design => ({ kind: 'set', object: withMembers(store, design) })),
  'Add-PAMSetMember': (args, context) => {
    add(args, context);
    return [];
  },
  'Remove-PAMSetMember': (args, context) => {
    remove(args, context);
    return [];
  },
} satisfies Record<string, Handler>;

/** A set as its members are now. */
function withMembers(store: Store, design: PamSetDesign): PamSet {
  const explicit = store.setMembers.ofSet(design.id).map(({ userId }) => userId);
  const computed = design.members === 'all-users' ? store.users.find({}).map(({ id }) => id) : explicit;
  return { id: design.id, design, explicit, computed };
}

/** The id of a membership: a user is in a set once. */
const memberId = (design: PamSetDesign, user: User): string => `${design.id} ${user.id}`;

function chosen(args: Arguments, { store }: Context): { set: PamSet; users: User[] } {
  // Read again: a script may have changed the set since it got it.
  const set = withMembers(store, args.one('Set', 'set')!.design);
  const users = args.many('Member', 'user') ?? [];
  if (set.design.members !== 'explicit') {
    throw refuse(
      'Set',
      `${set.design.displayName} computes its members: every PAM user is in it.`,
      'Choose a set with explicit members.',
    );
  }
  return { set, users: [...new Map(users.map(user => [user.id, user])).values()] };
}

/** Who is in the set already is passed over: adding twice is no fault. */
function add(args: Arguments, context: Context): void {
  const { set, users } = chosen(args, context);
  const missing = users.filter(user => !set.explicit.includes(user.id));
  change(
    context,
    set,
    9058,
    missing,
    'was put into',
    missing.map(user => ({
      op: 'set',
      kind: 'setMember',
      id: memberId(set.design, user),
      values: { setId: set.design.id, userId: user.id },
    })),
  );
}

function remove(args: Arguments, context: Context): void {
  const { set, users } = chosen(args, context);
  const stranger = users.find(user => !set.explicit.includes(user.id));
  if (stranger !== undefined) {
    throw new AppError(
      'NOT_FOUND',
      `${stranger.privAccountName} is not in ${set.design.displayName}. Nothing was changed.`,
      { issues: [{ path: 'parameters.Member', message: `${stranger.privAccountName} is not in the set.` }] },
    );
  }
  change(
    context,
    set,
    9059,
    users,
    'was taken out of',
    users.map(user => ({ op: 'drop', kind: 'setMember', id: memberId(set.design, user) })),
  );
}

/** One entry for each user, so that the history of a user tells of it. */
function change(
  context: Context,
  { design }: PamSet,
  event: 9058 | 9059,
  users: readonly User[],
  verb: string,
  changes: readonly Change[],
): void {
  users.forEach((user, at) => {
    context.store.apply({
      ...context.identity.actor,
      event,
      message: `${user.privAccountName} ${verb} ${design.displayName}.`,
      reason: context.reason,
      userId: user.id,
      command: context.journaled,
      changes: changes.slice(at, at + 1),
    });
    context.touched('user', user.id);
  });
}
