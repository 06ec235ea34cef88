import type { Gate } from '../../../shared/domain/gate.ts';
import { usableGroups, type Question } from '../question.ts';
import { personName } from '../words.ts';

/** Only candidates may ask (docs/mim-facts.md, roles). */
export function candidateGate({ role, user }: Question): Gate {
  const name = personName(user);
  if (role.candidates.includes(user.id)) {
    return { id: 'candidate', verdict: 'passed', reason: `${name} is a candidate of ${role.displayName}.` };
  }
  return {
    id: 'candidate',
    verdict: 'refused',
    reason:
      `${name} is not a candidate of ${role.displayName}, and only candidates may activate it. ` +
      'An administrator adds candidates in the role.',
  };
}

/** A disabled account in PRIV cannot use what it is given, so it is given nothing. */
export function accountGate({ user }: Question): Gate {
  if (user.privAccountActive) {
    return { id: 'account', verdict: 'passed', reason: `The account ${user.privAccountName} is active.` };
  }
  return {
    id: 'account',
    verdict: 'refused',
    reason:
      `The account ${user.privAccountName} is not active, so it cannot hold a role. ` +
      'Activate it with Set-PAMUser -PrivAccountActive when that is right.',
  };
}

/**
 * A group that is not "active for activation" (Set-PAMGroup) gives nothing; a role whose groups are all so is refused. A role
 * without groups is allowed as in MIM, and the reason says that it gives nothing.
 */
export function roleGate({ role, privileges }: Pick<Question, 'role' | 'privileges'>): Gate {
  const name = role.displayName;
  if (privileges.length === 0) {
    return { id: 'role', verdict: 'passed', reason: `${name} has no privileges, so it gives no membership.` };
  }
  const usable = usableGroups(privileges).map(group => group.privDisplayName);
  const idle = privileges.filter(group => !group.active).map(group => group.privDisplayName);
  if (usable.length === 0) {
    return {
      id: 'role',
      verdict: 'refused',
      reason:
        `No group of ${name} is active for activation (${idle.join(', ')}), so it would give nothing. ` +
        'Activate the groups with Set-PAMGroup -Active.',
    };
  }
  const left = idle.length > 0 ? ` Not active for activation, and left out: ${idle.join(', ')}.` : '';
  return {
    id: 'role',
    verdict: 'passed',
    reason: `${name} gives membership in ${usable.join(', ')}.${left}`,
  };
}
