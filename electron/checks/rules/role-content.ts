import { roleGate } from '../../activation/gates/standing.ts';
import { personName } from '../../activation/words.ts';
import { aboutRole, openRole, setRole, type Rule } from '../found.ts';

/** Tier 0 and nothing that asks a second time. MFA is offered where the cmdlet would take it: every candidate can be called. */
export const tier0WithoutGate: Rule = ({ roles, tier0, userOf }) =>
  roles
    .filter(role => tier0.has(role.id) && !role.mfaEnabled && !role.approvalEnabled)
    .map(role => {
      const callable = role.candidates.every(id => userOf.get(id)?.canDial === true);
      return {
        check: 'tier-0-without-gate',
        object: aboutRole(role),
        sentence: `${role.displayName} is marked tier 0 and asks neither for a phone call nor for an approval.`,
        fix: callable ? setRole('Ask for a phone call', role, { MFAEnabled: true }) : openRole(role),
      };
    });

/** A group must be active for activation to give anything: the engine's own gate says so. */
export const roleGivesNothing: Rule = ({ roles, groupOf }) =>
  roles.flatMap(role => {
    const privileges = role.privileges.flatMap(id => groupOf.get(id) ?? []);
    const gate = roleGate({ role, privileges });
    if (gate.verdict !== 'refused') return [];
    return [
      {
        check: 'role-gives-nothing',
        object: aboutRole(role),
        sentence: gate.reason,
        fix: openRole(role),
      },
    ];
  });

export const roleWithoutPrivileges: Rule = ({ roles }) =>
  roles
    .filter(role => role.privileges.length === 0)
    .map(role => ({
      check: 'role-without-privileges',
      object: aboutRole(role),
      sentence: `${role.displayName} has no privileges: activating it gives no membership.`,
      fix: openRole(role),
    }));

export const roleWithoutCandidates: Rule = ({ roles }) =>
  roles
    .filter(role => role.candidates.length === 0)
    .map(role => ({
      check: 'role-without-candidates',
      object: aboutRole(role),
      sentence: `${role.displayName} has no candidates: nobody can activate it.`,
      fix: openRole(role),
    }));

/** Exactly one: a role without any has a check of its own. */
export const fewerThanTwoCandidates: Rule = ({ roles, userOf }) =>
  roles.flatMap(role => {
    const only = role.candidates.length === 1 ? userOf.get(role.candidates[0]!)?.user : undefined;
    if (only === undefined) return [];
    return [
      {
        check: 'fewer-than-two-candidates',
        object: aboutRole(role),
        sentence: `Only ${personName(only)} can activate ${role.displayName}.`,
        fix: openRole(role),
        concerns: [only.id],
      },
    ];
  });
