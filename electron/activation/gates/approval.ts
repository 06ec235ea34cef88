import type { ApproverStanding } from '../../../shared/domain/explanation.ts';
import type { Gate } from '../../../shared/domain/gate.ts';
import type { User } from '../../../shared/domain/user.ts';
import { lapseOf, type Question } from '../question.ts';
import { anyOf, localTime, personName } from '../words.ts';

type Asked = Pick<Question, 'role' | 'user' | 'approvers'>;

/**
 * Each approver of the role, and whether this person may decide on a request of this user: never the user
 * (docs/mim-facts.md, requests: "requests of others"), nor an account that is not active, because nobody can sign in with it.
 */
export function approverStandings({ role, user, approvers }: Asked): ApproverStanding[] {
  const known = new Map(approvers.map(approver => [approver.id, approver]));
  return role.approvers.map(id => {
    const approver = known.get(id);
    if (approver === undefined) {
      return { id, user: null, may: false, reason: 'This user does not exist any more.' };
    }
    const { privAccountName, sourceDisplayName, privAccountActive } = approver;
    const [may, reason] =
      id === user.id
        ? [false, `${personName(user)} asks, and nobody decides on their own request.`]
        : privAccountActive
          ? [true, `${personName(approver)} may decide.`]
          : [false, `The account ${privAccountName} is not active, so nobody can decide with it.`];
    return { id, user: { id, privAccountName, sourceDisplayName }, may, reason };
  });
}

/** The approvers who may decide on a request of this user. */
export function deciders(asked: Asked): User[] {
  const able = new Set(approverStandings(asked).flatMap(({ id, may }) => (may ? [id] : [])));
  return asked.approvers.filter(({ id }) => able.has(id));
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
