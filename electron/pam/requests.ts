import { AppError } from '../../shared/contract/errors.ts';
import {
  openStatuses,
  pendingStatuses,
  type Request,
  type RequestStatus,
} from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import type { Store } from '../store/types.ts';
import type { Arguments, Piece } from './arguments.ts';
import { mayDecide, requestor } from './identity.ts';
import type { Context, Handler } from './run.ts';

const piece = (object: Request): Piece => ({ kind: 'request', object });
const extended = (object: Request): Piece => ({ kind: 'request', object, extended: true });

export const requestHandlers = {
  'Get-PAMRequest': (args, { store, readMoment }) => {
    const from = args.text('CreatedFrom');
    const requests = store.requests.find({
      userId: args.one('User', 'user')!.id,
      statuses: statusesOf(args),
      createdFrom: from === undefined ? undefined : readMoment(from),
    });
    return requests.map(args.flag('Extended') === true ? extended : piece);
  },

  'Get-PAMRequestForReview': (args, { store, identity }) => {
    const user = requestor(identity, 'Get-PAMRequestForReview');
    return store.requests.find({ userId: user.id, statuses: statusesOf(args) }).map(piece);
  },

  'Get-PAMRoleForRequest': (args, { store, identity }) => {
    const user = requestor(identity, 'Get-PAMRoleForRequest');
    return store.roles
      .find({
        candidate: user.id,
        displayName: args.text('DisplayName'),
        active: args.flag('Active') === true ? true : undefined,
      })
      .map((object): Piece => ({ kind: 'roleForRequest', object }));
  },

  'Get-PAMRequestToApprove': (_, context) =>
    toApprove(context.store, requestor(context.identity, 'Get-PAMRequestToApprove')).map((object): Piece => ({
      kind: 'requestToApprove',
      object,
    })),

  'New-PAMRequest': (args, context) => {
    const user = requestor(context.identity, 'New-PAMRequest');
    const role = args.one('Role', 'roleForRequest') ?? roleNamed(args.text('RoleDisplayName') ?? '', context);
    const time = args.text('RequestedTime');
    const request = context.activation.raise({
      roleId: role.id,
      userId: user.id,
      justification: args.text('Justification')?.trim() ?? '',
      ttl: args.number('RequestedTTL') ?? null,
      requestedTime: time === undefined ? null : context.readMoment(time),
      creationMethod: 'Bastion Console',
      actor: context.identity.actor,
      reason: context.reason,
      command: context.journaled,
    });
    context.touched('request', request.id);
    return [piece(request)];
  },

  'Close-PAMRequest': (args, context) => {
    const user = requestor(context.identity, 'Close-PAMRequest');
    const own = args.one('Request', 'request');
    if (own !== undefined && own.userId !== user.id) {
      throw new AppError(
        'FORBIDDEN',
        `This request is not ${user.privAccountName}’s. Close another user’s request with Close-PAMRequestForControl.`,
      );
    }
    const role = args.one('Role', 'roleForRequest');
    const requests =
      own === undefined
        ? openOf(context, user, role ?? roleNamed(args.text('RoleDisplayName') ?? '', context))
        : [own];
    for (const request of requests) close(request, { kind: 'user', userId: user.id }, context);
    return [];
  },

  'Set-PAMRequestToApprove': (args, context) => {
    const user = requestor(context.identity, 'Set-PAMRequestToApprove');
    mayDecide(context.identity, context.caller, context.reason);
    const request = args.one('Request', 'requestToApprove')!;
    context.activation.decide({
      requestId: request.id,
      by: user.id,
      decision: args.flag('Approve') === true ? 'approve' : 'reject',
      reason: context.reason,
      actor: context.identity.actor,
      command: context.journaled,
    });
    context.touched('request', request.id);
    return [];
  },

  'Close-PAMRequestForControl': (args, context) => {
    const one = args.one('Request', 'request');
    const role = args.one('Role', 'role');
    const user = args.one('User', 'user');
    const requests =
      one === undefined
        ? context.store.requests.find({ statuses: ['Active'], roleId: role?.id, userId: user?.id })
        : [one];
    return requests.map(request => piece(close(request, { kind: 'operator' }, context)));
  },
} satisfies Record<string, Handler>;

/** The states that a line's switches name; -All, and no switch at all, means every state. */
function statusesOf(args: Arguments): RequestStatus[] | undefined {
  const wanted: Record<string, readonly RequestStatus[]> = {
    Active: ['Active'],
    Expired: ['Expired'],
    Rejected: ['Rejected'],
    Pending: pendingStatuses,
    Closed: ['Closing', 'Closed'],
  };
  if (args.flag('All') === true) return undefined;
  const statuses = Object.entries(wanted).flatMap(([name, list]) => (args.flag(name) === true ? list : []));
  return statuses.length === 0 ? undefined : statuses;
}

/**
 * Requests of others that wait for this user's decision. One's own are decided by MIM's rule on owners, not here; with an account
 * that is not active nobody decides (electron/activation/gates/approval.ts).
 */
export function toApprove(store: Store, user: User): Request[] {
  if (!user.privAccountActive) return [];
  const roles = store.roles.find({ approver: user.id });
  return roles
    .flatMap(role => store.requests.find({ roleId: role.id, statuses: ['PendingApproval'] }))
    .filter(request => request.userId !== user.id)
    .sort((a, b) => a.createdAt - b.createdAt);
}

function roleNamed(name: string, context: Context): Role {
  const role = context.store.roles.find({ displayName: name })[0];
  if (role !== undefined) return role;
  throw new AppError(
    'NOT_FOUND',
    `There is no role ${name}. Get-PAMRoleForRequest lists the roles that can be asked for.`,
    {
      issues: [{ path: 'parameters.RoleDisplayName', message: 'There is no such role.' }],
    },
  );
}

function openOf(context: Context, user: User, role: Role): Request[] {
  const open = context.store.requests.find({ userId: user.id, roleId: role.id, statuses: openStatuses });
  if (open.length > 0) return open;
  throw new AppError(
    'NOT_FOUND',
    `${user.privAccountName} has no open request for ${role.displayName}; there is nothing to close.`,
  );
}

function close(
  request: Request,
  by: Parameters<Context['activation']['close']>[0]['by'],
  context: Context,
): Request {
  context.touched('request', request.id);
  return context.activation.close({
    requestId: request.id,
    by,
    reason: context.reason,
    actor: context.identity.actor,
    command: context.journaled,
  });
}
