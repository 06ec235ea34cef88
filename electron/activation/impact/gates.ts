import type { Impact } from '../../../shared/domain/impact.ts';
import type { UserId } from '../../../shared/domain/ids.ts';
import { approvalGate } from '../gates/approval.ts';
import { mfaGate } from '../gates/mfa.ts';
import { durationGate } from '../gates/time.ts';
import { windowInWords } from '../window.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import {
  effect,
  keptRoles,
  nameOf,
  namesOf,
  questionOf,
  roleNamesOf,
  without,
  type Compared,
  type RolePair,
  type Rule,
} from './compared.ts';
import type { ImpactFacts } from './facts.ts';

/** Calls and approvals that are asked no more, or newly. */
export const safeguards: Rule = compared =>
  keptRoles(compared).flatMap(({ before, after }) => {
    const found: Impact[] = [];
    const named = { users: after.candidates, roles: [after.id] };
    const name = after.displayName;
    const who = after.candidates.length === 0 ? 'Whoever asks' : namesOf(compared, after.candidates);
    if (before.mfaEnabled && !after.mfaEnabled)
      found.push(effect('call-dropped', 'warning', `${who} can get ${name} without a phone call.`, named));
    if (!before.mfaEnabled && after.mfaEnabled)
      found.push(effect('call-added', 'info', `${who} will be called on asking for ${name}.`, named));
    if (before.approvalEnabled && !after.approvalEnabled)
      found.push(effect('approval-dropped', 'warning', `${who} can get ${name} without an approval.`, named));
    if (!before.approvalEnabled && after.approvalEnabled && after.approvers.length > 0) {
      const sentence = `Requests for ${name} wait for ${namesOf(compared, after.approvers)}.`;
      found.push(effect('approval-added', 'info', sentence, named));
    }
    return found;
  });

/** Candidates whose requests nobody can approve any more. */
export const approvals: Rule = compared =>
  keptRoles(compared).flatMap(pair => {
    const stuck = newlyRefused(compared, pair, (facts, role, user) => {
      const question = questionOf(facts, role, user);
      return approvalGate(question, role.ttl).verdict === 'refused';
    });
    if (stuck.length === 0) return [];
    const { after } = pair;
    const whose = stuck.length === after.candidates.length ? '' : ` of ${namesOf(compared, stuck)}`;
    const sentence = `Nobody can approve requests${whose} for ${after.displayName} any more: they are refused. Add an approver.`;
    return [effect('approval-impossible', 'error', sentence, { users: stuck, roles: [after.id] })];
  });

/** Candidates who can no longer be called. */
export const calls: Rule = compared =>
  keptRoles(compared).flatMap(pair => {
    const unreachable = newlyRefused(compared, pair, (facts, role, user) => {
      return mfaGate(questionOf(facts, role, user)).verdict === 'refused';
    });
    if (unreachable.length === 0) return [];
    const sentence = `${namesOf(compared, unreachable)} cannot be called, so requests for ${pair.after.displayName} are refused. Set a number with Set-PAMUser -SourcePhoneNumber.`;
    const named = { users: unreachable, roles: [pair.after.id] };
    return [effect('call-impossible', 'error', sentence, named)];
  });

/** Numbers by which a person is verified, where another telephone would ring. */
export const numbers: Rule = compared => {
  const { before, after } = compared;
  return [...after.users.values()].flatMap(user => {
    const old = before.users.get(user.id);
    if (old === undefined) return [];
    const [was, is] = [before.dial(old), after.dial(user)];
    if (!is.canDial || (was.canDial && was.number === is.number)) return [];
    const roles = keptRoles(compared)
      .filter(pair => pair.after.mfaEnabled && pair.after.candidates.includes(user.id))
      .map(pair => pair.after.id);
    if (roles.length === 0) return [];
    const instead = was.canDial ? ` instead of ${was.shown}` : '';
    const sentence = `Calls to ${nameOf(compared, user.id)} for ${roleNamesOf(compared, roles)} go to ${is.shown}${instead}.`;
    return [effect('number-changed', 'warning', sentence, { users: [user.id], roles })];
  });
};

/** Roles whose own duration is refused by the limits; and a role whose longest activation is another. */
export const durations: Rule = compared =>
  keptRoles(compared).flatMap(({ before, after }) => {
    const refused = (facts: ImpactFacts, role: typeof after) =>
      durationGate({ role, limits: facts.configuration }, role.ttl).verdict === 'refused';
    const named = { users: after.candidates, roles: [after.id] };
    const found: Impact[] = [];
    if (before.ttl !== after.ttl) {
      const sentence = `${after.displayName} can be active for up to ${durationInWords(after.ttl)} instead of ${durationInWords(before.ttl)}.`;
      found.push(effect('duration', after.ttl < before.ttl ? 'warning' : 'info', sentence, named));
    }
    if (!refused(compared.before, before) && refused(compared.after, after)) {
      const sentence = `Requests for ${after.displayName} that name no duration are refused: its TTL of ${durationInWords(after.ttl)} is outside the limits.`;
      found.push(effect('duration', 'warning', sentence, named));
    }
    return found;
  });

/** Roles that can be activated at other hours. */
export const windows: Rule = compared =>
  keptRoles(compared).flatMap(({ before, after }) => {
    const hours = (role: typeof after) =>
      role.availabilityWindowEnabled
        ? windowInWords({ from: role.availableFrom, to: role.availableTo }, compared.after.timeZone)
        : null;
    const [was, is] = [hours(before), hours(after)];
    if (was === is) return [];
    const named = { users: after.candidates, roles: [after.id] };
    return is === null
      ? [effect('window', 'info', `${after.displayName} can be activated at any time.`, named)]
      : [effect('window', 'warning', `${after.displayName} can be activated ${is} only.`, named)];
  });

/** The forest's level, on which it depends whether a ticket may outlive the membership. */
export const tickets: Rule = ({ before, after }) => {
  const [was, is] = [before.configuration.forestFunctionality, after.configuration.forestFunctionality];
  if (was === is) return [];
  return [
    is === 'DS_BEHAVIOR_WIN2012R2'
      ? effect(
          'tickets-last',
          'warning',
          'At level Windows Server 2012 R2 a Kerberos ticket may outlive the membership of everybody who holds a role.',
        )
      : effect(
          'tickets-last',
          'info',
          'At level Windows Server 2016 Active Directory caps Kerberos tickets to the end of the membership.',
        ),
  ];
};

/** Candidates of the role as it will be who are refused then, and were not before: newcomers too. */
function newlyRefused(
  { before, after }: Compared,
  pair: RolePair,
  refused: (
    facts: ImpactFacts,
    role: RolePair['after'],
    user: NonNullable<ReturnType<ImpactFacts['users']['get']>>,
  ) => boolean,
): UserId[] {
  const fails = (facts: ImpactFacts, role: RolePair['after'], id: UserId) => {
    const user = facts.users.get(id);
    return user !== undefined && refused(facts, role, user);
  };
  const failing = pair.after.candidates.filter(id => fails(after, pair.after, id));
  const known = pair.before.candidates.filter(id => fails(before, pair.before, id));
  return without(failing, known);
}
