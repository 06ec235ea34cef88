import { type Command, makeCommand } from '../../../shared/cmdlets/command.ts';
import { requestRef, userRef } from '../../../shared/cmdlets/refs.ts';
import type { RequestStatus } from '../../../shared/domain/request.ts';
import type { UserName } from '../../../shared/domain/user.ts';

/** What may be done with a request in its state, as MIM's own portal has it, and a further request for an ended one. */
export interface Possible {
  close: boolean;
  extend: boolean;
  decide: boolean;
  askAgain: boolean;
}

export function possibleIn(status: RequestStatus): Possible {
  return {
    close:
      status === 'Active' ||
      status === 'Scheduled' ||
      status === 'PendingApproval' ||
      status === 'PendingMFA',
    extend: status === 'Active',
    decide: status === 'PendingApproval',
    askAgain: status === 'Closed' || status === 'Expired' || status === 'Rejected',
  };
}

/** Close-PAMRequest for one's own, Close-PAMRequestForControl for another's. */
export function closeCommand(requestId: string, user: UserName, own: boolean): Command {
  return own
    ? makeCommand('Close-PAMRequest', { Request: requestRef('request', requestId) })
    : makeCommand('Close-PAMRequestForControl', {
        Request: requestRef('request', requestId, userRef(user)),
        Force: true,
      });
}

/** Set-PAMRequestToApprove, run as the approver who decides. */
export function decideCommand(requestId: string, decision: 'approve' | 'reject'): Command {
  return makeCommand('Set-PAMRequestToApprove', {
    Request: requestRef('requestToApprove', requestId),
    ...(decision === 'approve' ? { Approve: true } : { Reject: true }),
  });
}

/** Who decides here: oneself, or for another, or nobody with the reason why. */
export type Decider =
  { kind: 'self'; as: UserName } | { kind: 'another'; choices: UserName[] } | { kind: 'none'; why: string };

/**
 * An approver decides on the requests of others; an administrator may decide for an approver, with a reason that the history
 * keeps. `approvers` are the role's; the one who asked is never among those who decide.
 */
export function deciderOf(
  approvers: readonly UserName[],
  requestor: UserName,
  isMe: (user: UserName) => boolean,
  mayAdminister: boolean,
): Decider {
  const may = approvers.filter(user => user.id !== requestor.id);
  const me = may.find(isMe);
  if (me !== undefined) return { kind: 'self', as: me };
  if (may.length === 0)
    return { kind: 'none', why: 'No approver of the role is left who may decide. Add one in the role.' };
  if (mayAdminister) return { kind: 'another', choices: may };
  return {
    kind: 'none',
    why: isMe(requestor)
      ? 'Nobody decides on a request of their own.'
      : 'You are no approver of this role. One of them decides, or an administrator for them.',
  };
}
