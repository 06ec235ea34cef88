import type { Verdict } from '../../shared/domain/gate.ts';
import type { Question } from './question.ts';
import { durationInWords } from '../../shared/domain/words.ts';
import { localTime, personName } from './words.ts';

/** What happens, in a sentence or two, of a verdict whose gates are settled. */
export function summaryOf(question: Question, verdict: Omit<Verdict, 'summary'>): string {
  const { role, user, timeZone } = question;
  const name = personName(user);
  if (verdict.outcome === 'refused') {
    return verdict.gates
      .filter(gate => gate.verdict === 'refused')
      .map(gate => gate.reason)
      .join(' ');
  }
  const approval = verdict.gates.find(gate => gate.id === 'approval');
  const before: string[] = [];
  if (verdict.call !== null) before.push(`${name} will be called on ${verdict.call.shown}`);
  if (approval?.verdict === 'waits') before.push(approval.reason.replace(/\.$/, ''));
  else if (verdict.outcome === 'call')
    before.push(verdict.approvedAsOwner ? 'as an owner, no one else is asked' : 'no approval is asked');
  const lasts = durationInWords(verdict.ttl);
  const then =
    verdict.startsAt > question.now
      ? `${role.displayName} becomes active at ${localTime(verdict.startsAt, timeZone)} for ${lasts}.`
      : before.length > 0
        ? `${role.displayName} is then active for ${lasts}.`
        : `${role.displayName} is active at once, until ${localTime(verdict.endsAt, timeZone)}.`;
  const member =
    verdict.memberUntil > verdict.endsAt
      ? ` Another activation lasts until ${localTime(verdict.memberUntil, timeZone)}.`
      : '';
  return `${before.length > 0 ? `${before.join('; ')}. ` : ''}${then}${member}`;
}
