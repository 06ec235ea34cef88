import type { Impact } from '../../../shared/domain/impact.ts';
import type { UserId } from '../../../shared/domain/ids.ts';
import { accountGate, roleGate } from '../gates/standing.ts';
import {
  effect,
  keptRoles,
  namesOf,
  nameOf,
  questionOf,
  roleNamesOf,
  without,
  type Rule,
} from './compared.ts';

/** Who may ask for a role, and no longer; who decides on it, and no longer. */
export const people: Rule = compared =>
  keptRoles(compared).flatMap(({ before, after }) => {
    const name = after.displayName;
    const roles = [after.id];
    const left = without(before.candidates, after.candidates);
    const joined = without(after.candidates, before.candidates);
    const decides = without(before.approvers, after.approvers);
    const found: Impact[] = [];
    if (left.length > 0) {
      const sentence = `${namesOf(compared, left)} can no longer ask for ${name}.`;
      found.push(effect('candidate-removed', 'warning', sentence, { users: left, roles }));
    }
    if (joined.length > 0) {
      const sentence = `${namesOf(compared, joined)} may ask for ${name} from now on.`;
      found.push(effect('candidate-added', 'info', sentence, { users: joined, roles }));
    }
    if (decides.length > 0 && after.approvalEnabled) {
      const sentence = `${namesOf(compared, decides)} no longer ${decides.length === 1 ? 'decides' : 'decide'} on requests for ${name}.`;
      found.push(effect('approver-removed', 'info', sentence, { users: decides, roles }));
    }
    return found;
  });

/** Roles that are gone. */
export const removedRoles: Rule = compared =>
  [...compared.before.roles.values()]
    .filter(role => !compared.after.roles.has(role.id))
    .map(({ id, displayName, candidates }) => {
      const who =
        candidates.length === 0
          ? 'Nobody was a candidate of it.'
          : `${namesOf(compared, candidates)} can no longer ask for it.`;
      const sentence = `${displayName} is removed. ${who}`;
      return effect('role-removed', 'warning', sentence, { users: candidates, roles: [id] });
    });

/** Accounts that can no longer hold a role, told once a person with all the roles. */
export const accounts: Rule = compared => {
  const { before, after } = compared;
  const off = [...after.users.values()].filter(
    user => before.users.get(user.id)?.privAccountActive === true && !user.privAccountActive,
  );
  return off.flatMap(user => {
    const roles = keptRoles(compared)
      .filter(pair => pair.after.candidates.includes(user.id))
      .filter(pair => accountGate(questionOf(after, pair.after, user)).verdict === 'refused')
      .map(pair => pair.after.id);
    if (roles.length === 0) return [];
    const sentence = `${nameOf(compared, user.id)} can no longer activate ${roleNamesOf(compared, roles)}: the account ${user.privAccountName} is not active.`;
    return [effect('account-off', 'warning', sentence, { users: [user.id], roles })];
  });
};

/** Roles that give no membership any more. */
export const memberships: Rule = compared =>
  keptRoles(compared).flatMap(({ before, after }) => {
    const gives = (facts: typeof compared.before, role: typeof before) =>
      role.privileges.some(id => facts.groups.get(id)?.active === true);
    if (!gives(compared.before, before) || gives(compared.after, after)) return [];
    const [anyone] = after.candidates.flatMap((id: UserId) => compared.after.users.get(id) ?? []);
    const refused =
      anyone !== undefined && roleGate(questionOf(compared.after, after, anyone)).verdict === 'refused';
    const sentence = `${after.displayName} gives no membership any more${refused ? ', and every request for it is refused' : ''}.`;
    const named = { users: after.candidates, roles: [after.id] };
    return [effect('gives-nothing', refused ? 'error' : 'warning', sentence, named)];
  });

/** People of this console who would act on behalf of nobody. */
export const consoleAccess: Rule = ({ before, after }) => {
  const lost = before.accounts.filter(
    ({ osUser, as }) => as !== null && after.accounts.some(now => now.osUser === osUser && now.as === null),
  );
  return lost.map(({ osUser, as }) =>
    effect(
      'console-access',
      'warning',
      `${osUser} acts in this console as ${as ?? ''}, and would act as nobody. Map another account under Settings, Access.`,
    ),
  );
};
