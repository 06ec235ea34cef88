import { eventCatalogue, type EventId } from '../../shared/domain/event-catalogue.ts';
import { occasions, type ExpectedEvent, type Occasion } from '../../shared/domain/explanation.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import type { Request } from '../../shared/domain/request.ts';
import { deciders } from './gates/approval.ts';
import type { Question } from './question.ts';
import type { Context } from './transitions.ts';
import { dueAt, step, type WorkflowEvent } from './workflow.ts';

/** Stands for the request that is not raised: the store never has it. */
const supposed = '00000000-0000-4000-8000-000000000000' as RequestId;

/**
 * The events that a request would write, in order, each with its occasion. Found by taking the workflow's own steps, so that
 * they are what it writes: everybody says yes at once, and behind each yes stands what a no would write.
 */
export function forecast(question: Question, provider: Context['provider']): ExpectedEvent[] {
  const found: ExpectedEvent[] = [];

  /** Takes one step at a moment (milliseconds UTC), notes what it writes, and answers where it led. */
  function take(state: Request, event: WorkflowEvent, occasion: Occasion, now: number): Request {
    const next = step(state, event, { facts: { ...question, now }, provider });
    for (const effect of next.effects) {
      if (effect.kind === 'record') found.push(expected(effect.event, occasion));
      if (effect.kind === 'close') for (const id of effect.requests) closeOther(id, occasion, now);
      if (effect.kind === 'leave') take(next.state, { kind: 'left' }, occasion, now);
    }
    return next.state;
  }
  function closeOther(id: RequestId, occasion: Occasion, now: number): void {
    const other = question.existing.find(request => request.id === id);
    if (other) take(other, { kind: 'close', by: 'user' }, occasion, now);
  }

  let now = question.now;
  let state = take(supposedRequest(question), { kind: 'raised' }, 'asked', now);
  if (state.status === 'PendingMFA') {
    const calling = state;
    state = take(calling, { kind: 'call-ended', end: answer(true) }, 'verified', now);
    take(calling, { kind: 'call-ended', end: answer(false) }, 'not-verified', now);
  }
  const [by] = deciders(question);
  if (state.status === 'PendingApproval' && by !== undefined) {
    const waiting = state;
    state = take(waiting, { kind: 'approved', by, reason: '' }, 'approved', now);
    take(waiting, { kind: 'rejected', by, reason: '' }, 'rejected', now);
    take(waiting, { kind: 'due' }, 'lapsed', dueAt(waiting) ?? now);
  }
  if (state.status === 'Scheduled') {
    now = dueAt(state) ?? now;
    state = take(state, { kind: 'due' }, 'start', now);
  }
  if (state.status === 'Active') {
    take(state, { kind: 'due' }, 'end', dueAt(state) ?? now);
    take(state, { kind: 'close', by: 'user' }, 'closed-early', now);
  }
  // A stable sort: a no stands behind its yes, and each occasion's events in the order in which they are written.
  return found.sort((a, b) => occasions.indexOf(a.occasion) - occasions.indexOf(b.occasion));
}

function answer(verified: boolean) {
  return { verified, code: null, message: '' };
}

function expected(id: EventId, occasion: Occasion): ExpectedEvent {
  return { id, ...eventCatalogue[id], occasion };
}

function supposedRequest({ role, user, ttl, requestedTime, now }: Question): Request {
  return {
    id: supposed,
    version: 1,
    roleId: role.id,
    userId: user.id,
    justification: '',
    requestedTtl: ttl ?? role.ttl,
    requestedTime,
    createdAt: now,
    creationMethod: 'Bastion Console',
    status: 'Processing',
    statusReason: '',
    endReason: null,
    activatedAt: null,
    expiresAt: null,
    endedAt: null,
    call: null,
    approval: null,
  };
}
