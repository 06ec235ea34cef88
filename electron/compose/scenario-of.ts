import { AppError } from '../../shared/contract/errors.ts';
import type { GroupId, UserId } from '../../shared/domain/ids.ts';
import {
  scenarioLimits,
  type Scenario,
  type ScenarioPerson,
  type ScenarioRole,
} from '../../shared/domain/scenario.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import { usualBehaviour } from '../simulator/example.ts';
import type { Forest } from './forest.ts';
import { dayOf } from './moments.ts';

const day = 86_400_000;
/** A role's share is told in parts of this, the role that was asked for most often having all of it. */
const fullShare = 100;

/** A scenario of a forest as it is now, for tomorrow. `now` is milliseconds UTC. Throws CONFLICT where it does not fit into one. */
export function scenarioOf({ store, phone }: Forest, now: number): Scenario {
  const users = store.users.find({});
  const roles = store.roles.find({});
  fits('people', users.length, scenarioLimits.people);
  fits('roles', roles.length, scenarioLimits.roles);
  fits('candidates and approvers of roles', referencesOf(roles), scenarioLimits.references);
  const { timeZone, privDnsName } = store.consoleConfiguration();
  const { roleMinimalDuration, roleMaximalDuration } = store.pamConfiguration();
  const startsOn = dayOf(now + day, timeZone);
  const accounts = new Map<UserId, string>(users.map(({ id, privAccountName }) => [id, privAccountName]));
  const groups = new Map<GroupId, { name: string; active: boolean }>(
    store.groups.find({}).map(({ id, privDisplayName, active }) => [id, { name: privDisplayName, active }]),
  );
  const asked = roles.map(({ id }) => store.requests.count({ roleId: id }));
  const most = asked.reduce((a, b) => Math.max(a, b), 0);

  const personOf = (user: User): ScenarioPerson => ({
    account: user.privAccountName,
    name: user.sourceDisplayName || user.privAccountName,
    callable: phone.read(user.sourcePhoneNumber).canDial,
    active: user.privAccountActive,
    asks: true,
    decides: true,
  });
  const named = (ids: readonly UserId[]) => ids.flatMap(id => accounts.get(id) ?? []);
  const roleOf = (role: Role, index: number): ScenarioRole => ({
    name: role.displayName,
    // A forest without a history: all alike.
    share: most === 0 ? 1 : Math.ceil((fullShare * asked[index]!) / most),
    ttl: role.ttl,
    mfaEnabled: role.mfaEnabled,
    approvalEnabled: role.approvalEnabled,
    disableAutoApprovalIfOwner: role.disableAutoApprovalIfOwner,
    window: role.availabilityWindowEnabled ? { from: role.availableFrom, to: role.availableTo } : null,
    candidates: named(role.candidates),
    approvers: named(role.approvers),
    privileges: role.privileges.flatMap(id => groups.get(id) ?? []),
  });
  return {
    format: 'Bastion Console scenario 1',
    name: `${privDnsName} on ${startsOn}`,
    seed: 1,
    startsOn,
    days: 1,
    timeZone,
    limits: { shortest: roleMinimalDuration, longest: roleMaximalDuration },
    people: users.map(personOf),
    roles: roles.map(roleOf),
    ...usualBehaviour(),
  };
}

function referencesOf(roles: readonly Role[]): number {
  return roles.reduce((sum, { candidates, approvers }) => sum + candidates.length + approvers.length, 0);
}

function fits(what: string, found: number, most: number): void {
  if (found === 0 && (what === 'people' || what === 'roles')) {
    throw new AppError(
      'CONFLICT',
      `No scenario was made: the forest has no ${what}. Begin with the example, or create some first.`,
    );
  }
  if (found <= most) return;
  throw new AppError(
    'CONFLICT',
    `No scenario was made: the forest has ${found.toLocaleString('en')} ${what}, and a scenario holds ${most.toLocaleString('en')}.`,
  );
}
