import { AppError } from '../../shared/contract/errors.ts';
import { fraudStatuses } from '../../shared/domain/phone-standing.ts';
import type { Request, RequestStatus } from '../../shared/domain/request.ts';
import type { User } from '../../shared/domain/user.ts';
import { judge } from './engine.ts';
import { approverStandings } from './gates/approval.ts';
import type { Question } from './question.ts';
import {
  advance,
  callSentence,
  record,
  type CallEnd,
  type Context,
  type Effect,
  type Step,
} from './transitions.ts';
import { durationInWords } from '../../shared/domain/words.ts';
import { fullName, localTime, momentInWords } from './words.ts';

/** What can happen to a request. `due` is its own moment: a lapse, a start, an end. `left`: its memberships are gone. */
export type WorkflowEvent =
  | { kind: 'raised' }
  | { kind: 'call-ended'; end: CallEnd }
  | { kind: 'interrupted' }
  | { kind: 'approved' | 'rejected'; by: User; reason: string }
  | { kind: 'due' }
  | { kind: 'close'; by: 'user' | 'operator' }
  | { kind: 'left' };

/**
 * The next state of a request, and what is to be stored and done for it (docs/decisions). Pure: the runner stores and does
 * the effects in order, the simulator only keeps the state. An event of the system that no longer fits (a call that ends after
 * the request was closed) changes nothing; what a person asks for and cannot have throws AppError CONFLICT or FORBIDDEN.
 */
export function step(state: Request, event: WorkflowEvent, context: Context): Step {
  switch (event.kind) {
    case 'raised':
      return state.status === 'Processing' ? raised(state, context) : { state, effects: [] };
    case 'call-ended':
      return state.status === 'PendingMFA' ? callEnded(state, event.end, context) : { state, effects: [] };
    case 'interrupted':
      return state.status === 'PendingMFA' || state.status === 'Processing'
        ? interrupted(state, context)
        : { state, effects: [] };
    case 'approved':
    case 'rejected':
      return decided(state, event, context);
    case 'due':
      return due(state, context);
    case 'close':
      return close(state, event.by, context);
    case 'left':
      return state.status === 'Closing' ? left(state, context) : { state, effects: [] };
  }
}

/** The moment at which something happens to a request by itself, in milliseconds UTC, or null. */
export function dueAt(state: Request): number | null {
  switch (state.status) {
    case 'PendingApproval':
      return state.approval?.lapsesAt ?? null;
    case 'Scheduled':
      return state.requestedTime;
    case 'Active':
      return state.expiresAt;
    default:
      return null;
  }
}

function raised(state: Request, context: Context): Step {
  const { user, role, timeZone, now } = context.facts;
  const start = state.requestedTime !== null && state.requestedTime > now;
  const what =
    state.requestedTtl === 0
      ? `asked to end the activation of ${role.displayName}`
      : `asked to activate ${role.displayName} for ${durationInWords(state.requestedTtl)}` +
        (start ? ` from ${momentInWords(state.requestedTime ?? now, timeZone)}` : '');
  const why = state.justification === '' ? '' : ` Justification: ${state.justification}`;
  return then(record(state, 9100, `${fullName(user)} ${what}.${why}`), context, { cause: 'raised' });
}

function callEnded(state: Request, end: CallEnd, context: Context): Step {
  const { user, role, now } = context.facts;
  const call = state.call && {
    ...state.call,
    endedAt: now,
    verified: end.verified,
    code: end.code,
    message: end.message,
  };
  const told = callSentence(end, context);
  const cause = {
    cause: 'call-ended',
    provider: context.provider.name,
    simulated: context.provider.simulated,
    ...end,
  };
  if (end.verified) {
    const verified: Request = { ...state, status: 'Processing', statusReason: 'The user is verified.', call };
    const message = `${fullName(user)} completed multifactor authentication for ${role.displayName}. ${told}`;
    return then(record(verified, 103, message, cause), context, cause);
  }
  const message = `${fullName(user)} did not complete multifactor authentication for ${role.displayName}. ${told}`;
  const failed = ended({ ...state, call }, 'Rejected', 'call-failed', told, now);
  const effects: Effect[] = [record(failed, 101, message, cause)];
  if (end.code !== null && fraudStatuses.includes(end.code)) {
    const reason = `Fraud was reported in the call for ${role.displayName}.`;
    const blocked = `${fullName(user)} is blocked from calls: ${reason} Nobody can activate a role that asks for a call as ${user.privAccountName} until an administrator unblocks the user.`;
    // Before the end, after which nothing is recorded of a request.
    effects.unshift({ ...record(state, 9113, blocked, cause), standing: { kind: 'block', reason } });
  }
  return { state: failed, effects };
}

function interrupted(state: Request, context: Context): Step {
  const { user, role, now } = context.facts;
  const call = state.call && { ...state.call, endedAt: now, verified: false, message: 'Interrupted.' };
  const why = 'The console stopped before the request was through, so nobody is verified. Ask again.';
  const rejected = ended({ ...state, call }, 'Rejected', 'interrupted', why, now);
  const message = `The call to ${fullName(user)} for ${role.displayName} was interrupted: the console had stopped. The request is rejected; ask again.`;
  return { state: rejected, effects: [record(rejected, 9112, message, { cause: 'interrupted' })] };
}

function decided(
  state: Request,
  { kind, by, reason }: Extract<WorkflowEvent, { kind: 'approved' | 'rejected' }>,
  context: Context,
): Step {
  const { user, role, timeZone, now } = context.facts;
  const refused = `The request of ${fullName(user)} for ${role.displayName} was not ${kind}`;
  if (state.status !== 'PendingApproval' || state.approval === null) {
    throw new AppError(
      'CONFLICT',
      `${refused}: it does not wait for an approval, it is ${state.status}. Reload the list.`,
    );
  }
  if (now >= state.approval.lapsesAt) {
    const at = localTime(state.approval.lapsesAt, timeZone);
    throw new AppError('CONFLICT', `${refused}: it lapsed at ${at}. The user may ask again.`);
  }
  if (by.id === user.id) {
    throw new AppError(
      'FORBIDDEN',
      `${refused}: nobody decides on their own request. Ask another approver of the role.`,
    );
  }
  const standing = approverStandings(context.facts).find(({ id }) => id === by.id);
  if (standing === undefined) {
    throw new AppError(
      'FORBIDDEN',
      `${refused}: ${fullName(by)} is not an approver of the role at present. Ask one of its approvers, or an administrator to add one.`,
    );
  }
  if (!standing.may) {
    throw new AppError('FORBIDDEN', `${refused}: ${standing.reason} Ask another approver of the role.`);
  }
  const decision = kind === 'approved' ? ('approved' as const) : ('rejected' as const);
  const approval = { ...state.approval, decision, decidedBy: by.id, decidedAt: now, reason };
  const cause = { cause: kind, by: by.id };
  const message = `${fullName(by)} ${kind} the request of ${fullName(user)} for ${role.displayName}.`;
  if (kind === 'approved') {
    const approved: Request = { ...state, status: 'Processing', statusReason: message, approval };
    return then(record(approved, 9103, message, cause, reason), context, cause);
  }
  const told = reason === '' ? message : `${message} Reason: ${reason}`;
  const rejected = ended({ ...state, approval }, 'Rejected', 'approver-rejected', told, now);
  return { state: rejected, effects: [record(rejected, 9104, message, cause, reason)] };
}

function due(state: Request, context: Context): Step {
  const { user, role, timeZone, now } = context.facts;
  const at = dueAt(state);
  if (at === null || now < at) return { state, effects: [] };
  const cause = { cause: 'due', at };
  if (state.status === 'PendingApproval') {
    const message = `Nobody decided on the request of ${fullName(user)} for ${role.displayName} by ${momentInWords(at, timeZone)}: it lapsed.`;
    const lapsed = ended(state, 'Expired', 'approval-lapsed', message, now);
    return { state: lapsed, effects: [record(lapsed, 9111, message, cause)] };
  }
  if (state.status === 'Scheduled') {
    if (now < at + state.requestedTtl * 1000) {
      const starting: Request = { ...state, status: 'Processing' };
      return advance(starting, judge(ask(starting, context)), context, cause);
    }
    const message = `${role.displayName} was to become active for ${fullName(user)} at ${momentInWords(at, timeZone)}, and the console did not run then or until the time was over.`;
    const missed = ended(state, 'Expired', 'ttl-ended', message, now);
    return { state: missed, effects: [record(missed, 9110, message, cause)] };
  }
  const message = `The activation of ${role.displayName} for ${fullName(user)} ended at ${momentInWords(at, timeZone)}: its time was over.`;
  const expired = ended(state, 'Expired', 'ttl-ended', message, now);
  return { state: expired, effects: [record(expired, 9110, message, cause, '', { kind: 'drop' })] };
}

function close(state: Request, by: 'user' | 'operator', context: Context): Step {
  const { user, role, now } = context.facts;
  const reason = by === 'user' ? 'closed-by-user' : 'closed-by-operator';
  const who = by === 'user' ? fullName(user) : 'An operator';
  if (state.status === 'Active') {
    const message = `${who} asked to end the activation of ${role.displayName}${by === 'user' ? '' : ` for ${fullName(user)}`}.`;
    const closing: Request = { ...state, status: 'Closing', statusReason: message, endReason: reason };
    return { state: closing, effects: [record(closing, 9108, message, {}), { kind: 'leave' }] };
  }
  if (state.status === 'PendingMFA' || state.status === 'PendingApproval' || state.status === 'Scheduled') {
    const message = `${who} closed the request of ${fullName(user)} for ${role.displayName} before it became active.`;
    const pending = state.call?.endedAt === null;
    const call =
      pending && state.call
        ? { ...state.call, endedAt: now, verified: false, message: 'Closed.' }
        : state.call;
    const closed = ended({ ...state, call }, 'Closed', reason, message, now);
    const effects: Effect[] = [record(closed, 9109, message, {})];
    if (pending) effects.push({ kind: 'hang-up' });
    return { state: closed, effects };
  }
  const has = state.status === 'Closing' ? 'is being closed already' : `is ${state.status} already`;
  throw new AppError(
    'CONFLICT',
    `The request of ${fullName(user)} for ${role.displayName} was not closed: it ${has}. Reload the list.`,
  );
}

function left(state: Request, context: Context): Step {
  const { user, role, now } = context.facts;
  // An activation that is closed late still ended when its time was over.
  const expiresAt = Math.min(now, state.expiresAt ?? now);
  const message = `The activation of ${role.displayName} for ${fullName(user)} was closed.`;
  const closed: Request = { ...state, status: 'Closed', statusReason: message, expiresAt, endedAt: now };
  return {
    state: closed,
    effects: [record(closed, 9109, message, { cause: 'closing' }, '', { kind: 'drop' })],
  };
}

/** After a record: asks the engine again and goes where its verdict says. */
function then(
  first: Extract<Effect, { kind: 'record' }>,
  context: Context,
  cause: Record<string, unknown>,
): Step {
  const next = advance(first.to, judge(ask(first.to, context)), context, cause);
  return { state: next.state, effects: [first, ...next.effects] };
}

/** The question that a request puts to the engine at this moment. */
export function ask(state: Request, { facts }: Context): Question {
  const decision = state.approval?.decision;
  return {
    ...facts,
    ttl: state.requestedTtl,
    requestedTime: state.requestedTime,
    done: {
      mfa: state.call?.verified === true,
      approval: decision === 'approved' || decision === 'automatic',
    },
  };
}

function ended(
  state: Request,
  status: Extract<RequestStatus, 'Closed' | 'Expired' | 'Rejected'>,
  endReason: NonNullable<Request['endReason']>,
  statusReason: string,
  now: number,
): Request {
  return { ...state, status, endReason, statusReason, endedAt: now };
}
