import type { Gate, Outcome, Verdict } from '../../shared/domain/gate.ts';
import type { Request } from '../../shared/domain/request.ts';
import { approvalGate, deciders, ownerApproves } from './gates/approval.ts';
import { deliveryGate } from './gates/delivery.ts';
import { accountGate, candidateGate, roleGate } from './gates/standing.ts';
import { durationGate, windowGate } from './gates/time.ts';
import { mfaGate, usesBypass } from './gates/mfa.ts';
import { lapseOf, type Question } from './question.ts';
import { summaryOf } from './summary.ts';
import { personName } from './words.ts';

/**
 * What happens if this user asks for this role now, gate by gate. The workflow does what it answers, the pages show it and the
 * checks call it: they cannot disagree. Every gate is asked, so that a refusal names all that stands in the way.
 * Throws AppError BAD_REQUEST where the time zone is unknown and the role has a window.
 */
export function judge(question: Question): Verdict {
  const ttl = question.ttl ?? question.role.ttl;
  if (ttl === 0) return deactivation(question);
  const startsAt = Math.max(question.now, question.requestedTime ?? question.now);
  const gates = [
    candidateGate(question),
    accountGate(question),
    roleGate(question),
    durationGate(question, ttl),
    windowGate(question, startsAt),
    ...deliveryGate(question),
    mfaGate(question),
    approvalGate(question, ttl),
  ];
  const outcome = outcomeOf(gates, startsAt > question.now);
  const endsAt = startsAt + ttl * 1000;
  const { dialling } = question;
  const call =
    outcome === 'call' && dialling.canDial ? { number: dialling.number, shown: dialling.shown } : null;
  const waits = gateOf(gates, 'approval')?.verdict === 'waits';
  const draft = {
    gates,
    outcome,
    ttl,
    startsAt,
    endsAt,
    memberUntil: Math.max(endsAt, ...activeEnds(question)),
    lapsesAt: waits ? lapseOf(question.now, question.requestedTime, ttl) : null,
    call,
    bypass: outcome !== 'refused' && usesBypass(question),
    deciders: waits ? deciders(question).map(user => user.id) : [],
    approvedAsOwner: ownerApproves(question),
    closes: [],
  };
  return { ...draft, summary: summaryOf(question, draft) };
}

function outcomeOf(gates: readonly Gate[], later: boolean): Outcome {
  if (gates.some(gate => gate.verdict === 'refused')) return 'refused';
  if (gateOf(gates, 'mfa')?.verdict === 'waits') return 'call';
  if (gateOf(gates, 'approval')?.verdict === 'waits') return 'approval';
  return later ? 'scheduled' : 'active';
}

function gateOf(gates: readonly Gate[], id: Gate['id']): Gate | undefined {
  return gates.find(gate => gate.id === id);
}

function activeRequests(question: Question): Request[] {
  return question.existing.filter(({ roleId, status }) => roleId === question.role.id && status === 'Active');
}

function activeEnds(question: Question): number[] {
  return activeRequests(question).map(request => request.expiresAt ?? 0);
}

/** A request for 0 seconds is how MIM's portal deactivates a role (docs/mim-facts.md, requests): it needs an active one, and no gate. */
function deactivation(question: Question): Verdict {
  const { role, user, now } = question;
  const active = activeRequests(question);
  const name = personName(user);
  const duration: Gate =
    active.length > 0
      ? {
          id: 'duration',
          verdict: 'passed',
          reason: `0 seconds end ${name}’s activation of ${role.displayName}.`,
        }
      : {
          id: 'duration',
          verdict: 'refused',
          reason:
            `0 seconds ask to end an activation, and ${role.displayName} is not active for ${name}. ` +
            'Ask for a duration to activate it.',
        };
  const skipped = (id: Gate['id']): Gate => ({
    id,
    verdict: 'not-asked',
    reason: 'Not asked to end an activation.',
  });
  return {
    gates: [
      skipped('candidate'),
      skipped('account'),
      skipped('role'),
      duration,
      skipped('window'),
      skipped('mfa'),
      skipped('approval'),
    ],
    outcome: active.length > 0 ? 'closed' : 'refused',
    summary: duration.reason,
    ttl: 0,
    startsAt: now,
    endsAt: now,
    memberUntil: now,
    lapsesAt: null,
    call: null,
    bypass: false,
    deciders: [],
    approvedAsOwner: false,
    closes: active.map(request => request.id),
  };
}
