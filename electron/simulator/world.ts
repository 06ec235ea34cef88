import type { GroupId, RoleId, UserId } from '../../shared/domain/ids.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { Dialling } from '../../shared/domain/phone-number.ts';
import type { PhoneStanding } from '../../shared/domain/phone-standing.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { Scenario, ScenarioPerson, ScenarioRole } from '../../shared/domain/scenario.ts';
import type { User } from '../../shared/domain/user.ts';

/** A person of the scenario as the engine sees them, with their open requests. */
export interface Person {
  readonly index: number;
  readonly user: User;
  readonly asks: boolean;
  readonly decides: boolean;
  readonly dialling: Dialling;
  /** Kept by the run: whether a report of fraud blocks this person from calls. */
  standing: PhoneStanding | null;
  /** Kept by the run: what `Question.existing` is made of. */
  readonly open: { readonly state: Request }[];
}

/** A role as the engine sees it. Its lists are made once and handed to every question as they are. */
export interface Post {
  readonly index: number;
  readonly role: Role;
  readonly share: number;
  readonly approvers: readonly User[];
  readonly privileges: readonly Group[];
  /** Candidates who ask for roles. */
  readonly askers: readonly Person[];
}

export interface World {
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
  readonly byUser: ReadonlyMap<UserId, Person>;
}

/** The objects of a scenario. Ids are made of the place in the scenario, so that each run has the same. */
export function createWorld(scenario: Scenario): World {
  const people = scenario.people.map(personOf);
  const byAccount = new Map(scenario.people.map(({ account }, index) => [account, people[index]!]));
  const find = (account: string): Person => {
    const person = byAccount.get(account);
    if (person === undefined) throw new Error(`The scenario has no ${account}`);
    return person;
  };
  return {
    people,
    posts: scenario.roles.map((role, index) => postOf(role, index, find)),
    byUser: new Map(people.map(person => [person.user.id, person])),
  };
}

/** A UUID of a kind (a digit) and a number below 2^32. The number comes first: lists of ids are compared fastest so. */
export function idOf(kind: number, number: number): string {
  return `${number.toString(16).padStart(8, '0')}-000${kind}-4000-8000-000000000000`;
}

function personOf({ account, name, callable, active, asks, decides }: ScenarioPerson, index: number): Person {
  const user: User = {
    id: idOf(1, index) as UserId,
    version: 1,
    sourceDomain: '',
    sourceAccountName: account,
    sourceDisplayName: name,
    sourceDescription: '',
    sourceAccountSid: '',
    sourcePhoneNumber: '',
    sourceEmailAddress: '',
    privAccountName: account,
    privDisplayName: name,
    privDescription: '',
    privUserPrincipalName: '',
    privAccountSid: '',
    privAccountActive: active,
    privOnly: false,
    hasPinCode: false,
  };
  const dialling: Dialling = callable
    ? { canDial: true, number: 'simulated', shown: 'their number' }
    : { canDial: false, why: 'no number that can be dialled is stored' };
  return { index, user, asks, decides, dialling, standing: null, open: [] };
}

function postOf(made: ScenarioRole, index: number, find: (account: string) => Person): Post {
  const candidates = made.candidates.map(find);
  const approvers = made.approvers.map(find);
  const privileges = made.privileges.map(({ name, active }, at): Group => ({
    id: idOf(3, index * 1000 + at) as GroupId,
    version: 1,
    sourceDomain: '',
    sourceAccountName: name,
    sourceAccountSid: '',
    privAccountName: name,
    privDisplayName: name,
    privDescription: '',
    privAccountSid: '',
    active,
    privOnly: false,
    usesSidHistory: false,
  }));
  return {
    index,
    share: made.share,
    approvers: approvers.map(({ user }) => user),
    privileges,
    askers: candidates.filter(({ asks }) => asks),
    role: {
      id: idOf(2, index) as RoleId,
      version: 1,
      displayName: made.name,
      description: '',
      ttl: made.ttl,
      availabilityWindowEnabled: made.window !== null,
      availableFrom: made.window?.from ?? null,
      availableTo: made.window?.to ?? null,
      mfaEnabled: made.mfaEnabled,
      approvalEnabled: made.approvalEnabled,
      disableAutoApprovalIfOwner: made.disableAutoApprovalIfOwner,
      candidates: candidates.map(({ user }) => user.id),
      approvers: approvers.map(({ user }) => user.id),
      privileges: privileges.map(({ id }) => id),
    },
  };
}
