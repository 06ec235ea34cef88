import { deciders, ownerApproves } from '../../activation/gates/approval.ts';
import { fullName, personName } from '../../activation/words.ts';
import { present } from '../facts.ts';
import { aboutRole, allOf, openRole, type Rule } from '../found.ts';

/** An approval is asked, and there is nobody to give it. */
export const approvalWithoutApprover: Rule = ({ roles }) =>
  roles
    .filter(role => role.approvalEnabled && role.approvers.length === 0)
    .map(role => ({
      check: 'approval-without-approver',
      object: aboutRole(role),
      sentence: `${role.displayName} asks for an approval and has no approver: every request for it is refused.`,
      fix: openRole(role),
    }));

/**
 * There are approvers, and none may decide on a candidate's request: their accounts are not active, or the only other one is the
 * candidate. With two active approvers somebody may decide on each, so the engine is asked only where there are fewer.
 */
export const approvalNobodyDecides: Rule = facts =>
  facts.roles.flatMap(role => {
    if (!role.approvalEnabled || role.approvers.length === 0) return [];
    const approvers = present(facts, role.approvers).filter(user => user.privAccountActive);
    if (approvers.length > 1) return [];
    const stuck = present(facts, role.candidates).filter(
      user => !ownerApproves({ role, user }) && deciders({ role, user, approvers }).length === 0,
    );
    const [first] = stuck;
    if (first === undefined) return [];
    const why =
      approvers.length === 0
        ? 'no approver’s PRIV account is active'
        : `${personName(first)} is the only approver and may not decide on the own request`;
    const names = allOf(
      stuck.slice(0, 5).map(user => personName(user)),
      stuck.length,
    );
    return [
      {
        check: 'approval-nobody-decides',
        object: aboutRole(role),
        sentence: `Nobody may decide on a request of ${names} for ${role.displayName}: ${why}.`,
        fix: openRole(role),
        concerns: stuck.map(user => user.id),
      },
    ];
  });

/** One person on both sides of the approval. */
export const onlyOwnerIsOnlyCandidate: Rule = facts =>
  facts.roles.flatMap(role => {
    const [owner, ...otherOwners] = present(facts, role.approvers);
    const [candidate, ...otherCandidates] = role.candidates;
    if (!role.approvalEnabled || owner === undefined || owner.id !== candidate) return [];
    if (otherOwners.length > 0 || otherCandidates.length > 0 || !ownerApproves({ role, user: owner }))
      return [];
    return [
      {
        check: 'only-owner-is-only-candidate',
        object: aboutRole(role),
        sentence: `${fullName(owner)} is the only candidate of ${role.displayName} and its only owner, so each of the requests is approved at once.`,
        fix: openRole(role),
        concerns: [owner.id],
      },
    ];
  });

/** A request waits, and its role has no approver left who may decide on it. */
export const requestNobodyDecides: Rule = facts =>
  facts.undecided.flatMap(request => {
    const role = facts.roleOf.get(request.roleId);
    const user = facts.userOf.get(request.userId)?.user;
    if (role === undefined || user === undefined) return [];
    if (deciders({ role, user, approvers: present(facts, role.approvers) }).length > 0) return [];
    return [
      {
        check: 'request-nobody-decides',
        object: {
          kind: 'request',
          id: request.id,
          name: `${personName(user)}’s request for ${role.displayName}`,
        },
        sentence: `${personName(user)} waits for an approval of ${role.displayName}, and nobody may give it.`,
        fix: openRole(role),
        concerns: [role.id, user.id],
      },
    ];
  });
