import { AppError } from '../../shared/contract/errors.ts';
import { openStatuses } from '../../shared/domain/request.ts';
import type { User } from '../../shared/domain/user.ts';
import type { Piece } from './arguments.ts';
import { domainNames } from './domains.ts';
import { accessChanges } from './identity.ts';
import { named } from './rules.ts';
import type { Context, Handler } from './run.ts';
import { newUser } from './users-new.ts';
import { setUser } from './users-set.ts';

const piece = (object: User): Piece => ({ kind: 'user', object });

export const userHandlers = {
  'Get-PAMUser': (args, { store }) =>
    store.users
      .find({
        sourceDisplayName: args.text('SourceDisplayName'),
        sourceDomains: namesOf(args.text('SourceDomain'), store),
        sourceAccountName: args.text('SourceAccountName'),
        privDisplayName: args.text('PrivDisplayName'),
      })
      .map(piece),

  'New-PAMUser': (args, context) => [piece(newUser(args, context))],
  'Set-PAMUser': (args, context) => [piece(setUser(args, context))],

  'Remove-PAMUser': (args, context) => {
    remove(args.one('User', 'user')!, context);
    return [];
  },
} satisfies Record<string, Handler>;

function namesOf(domain: string | undefined, store: Context['store']): string[] | undefined {
  return domain === undefined ? undefined : domainNames(store.consoleConfiguration(), domain);
}

/** Removes the user with the PRIV account; refused while roles or open requests still name it. */
function remove(user: User, context: Context): void {
  const { store } = context;
  const candidate = store.roles.find({ candidate: user.id });
  const approver = store.roles.find({ approver: user.id });
  if (candidate.length + approver.length > 0) {
    const what = [
      ...(candidate.length > 0 ? [`a candidate of ${named(candidate)}`] : []),
      ...(approver.length > 0 ? [`an approver of ${named(approver)}`] : []),
    ].join(' and ');
    throw new AppError(
      'CONFLICT',
      `${user.privAccountName} was not removed: the user is still ${what}. Take the user off these roles first.`,
      { issues: [{ path: 'parameters.User', message: `Still ${what}.` }] },
    );
  }
  const open = store.requests.count({ userId: user.id, statuses: openStatuses });
  if (open > 0) {
    throw new AppError(
      'CONFLICT',
      `${user.privAccountName} was not removed: the user has ${open} open request${open === 1 ? '' : 's'}. Close them first with Close-PAMRequestForControl.`,
    );
  }
  const sets = store.setMembers.ofUser(user.id);
  const standing = store.phoneStandings.get(user.id) !== undefined;
  const seen = store.corpNumbers.get(user.id) !== undefined;
  store.apply({
    ...context.identity.actor,
    event: 9012,
    message: `User ${user.privAccountName} was removed.`,
    reason: context.reason,
    userId: user.id,
    command: context.journaled,
    changes: [
      ...(seen ? [{ op: 'drop', kind: 'corpNumber', id: user.id } as const] : []),
      ...(standing ? [{ op: 'drop', kind: 'phoneStanding', id: user.id } as const] : []),
      ...accessChanges(store, user, null),
      ...sets.map(({ id }) => ({ op: 'drop', kind: 'setMember', id }) as const),
      { op: 'drop', kind: 'user', id: user.id },
    ],
  });
  context.touched('user', user.id);
}
