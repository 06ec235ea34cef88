import { indexed, type Facts, type Gathered, type UserFact } from '../../electron/checks/facts.ts';
import { defaultCheckLimits } from '../../shared/domain/check.ts';
import { dialPublic, readPhoneNumber } from '../../shared/domain/phone-number.ts';
import type { User } from '../../shared/domain/user.ts';
import { aGroup, aPamConfiguration, aUser } from './pam-objects.ts';

/** Noon of a day in 2026, in milliseconds UTC. */
export const noon = Date.UTC(2026, 10, 24, 12);

/** A user as the checks see one: the number read as a national one of country code 1, and an account in CORP. */
export function fact(user: User, change: Partial<UserFact> = {}): UserFact {
  const reading = readPhoneNumber(user.sourcePhoneNumber, '1');
  return {
    user,
    reading,
    canDial: dialPublic(reading).canDial,
    corp: {
      kind: 'user',
      domain: 'contoso.local',
      accountName: user.sourceAccountName,
      displayName: user.sourceDisplayName,
      mail: '',
      sid: '',
      mobile: '',
      telephoneNumber: '',
      disabled: false,
    },
    corpNumber: user.sourcePhoneNumber,
    ...change,
  };
}

/** Jen, Ann and Pat, each with a number of their own and an account in CORP. */
export const people = [aUser(1, 'Jen'), aUser(2, 'Ann'), aUser(3, 'Pat')] as const;

/** Facts in which nothing is found, and what a test changes of them. */
export function factsWith(change: Partial<Gathered> = {}): Facts {
  return indexed({
    now: noon,
    timeZone: 'UTC',
    limits: defaultCheckLimits,
    pam: aPamConfiguration,
    roles: [],
    users: people.map(user => fact(user)),
    groups: [aGroup(1, 'Admins')],
    tier0: new Set(),
    uses: new Map((change.roles ?? []).map(role => [role.id, { createdAt: noon, lastUse: null }])),
    undecided: [],
    numberChanges: [],
    activations: new Map(),
    corpProblem: null,
    mfa: { findings: [], backEnd: 'custom', certificate: null },
    drift: [],
    ...change,
  });
}
