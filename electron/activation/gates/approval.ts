import type { Gate } from '../../../shared/domain/gate.ts';
import type { User } from '../../../shared/domain/user.ts';
import { lapseOf, type Question } from '../question.ts';
import { anyOf, localTime, personName } from '../words.ts';

/** The approvers who may decide on a request of this user: never the user (docs/mim-facts.md, requests: "requests of others"). */
export function deciders({ role, user, approvers }: Pick<Question, 'role' | 'user' | 'approvers'>): User[] {
  return approvers.filter(({ id }) => id !== user.id && role.approvers.includes(id));
}

/** True where the user is an owner and MIM approves an owner's own request: unless DisableAutoApprovalIfOwner. */
export function ownerApproves({ role, user }: Pick<Question, 'role' | 'user'>): boolean {
  return role.approvalEnabled && role.approvers.includes(user.id) && !role.disableAutoApprovalIfOwner;
}

/** Whether an owner is asked, and who may answer. One approval is enough. */
export function approvalGate(question: Question, ttl: number): Gate {
  const { role, user, done, now, requestedTime, timeZone } = question;
  if (!role.approvalEnabled) return { id: 'approval', verdict: 'not-asked', reason: 'No approval is asked.' };
  if (done.approval) return { id: 'approval', verdict: 'passed', reason: 'The request was approved.' };
  if (ownerApproves(question)) {
    const reason = `${personName(user)} is an owner of ${role.displayName}, so the request is approved at once.`;
    return { id: 'approval', verdict: 'passed', reason };
  }
  const names = deciders(question).map(personName);
  if (names.length === 0) {
    return {
      id: 'approval',
      verdict: 'refused',
      reason:
        `${role.displayName} asks for an approval, and nobody may give it to ${personName(user)}. ` +
        'An administrator adds an approver in the role.',
    };
  }
  const lapse = localTime(lapseOf(now, requestedTime, ttl), timeZone);
  return {
    id: 'approval',
    verdict: 'waits',
    reason: `${anyOf(names)} decides; without a decision it lapses at ${lapse}.`,
  };
}
