import type { CorpEntry } from '../../shared/contract/forest.ts';
import type { CheckLimits } from '../../shared/domain/check.ts';
import type { PamConfiguration } from '../../shared/domain/configuration.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { GroupId, RoleId, UserId } from '../../shared/domain/ids.ts';
import type { DriftFile } from '../../shared/domain/mfa-drift.ts';
import type { MfaBackEnd } from '../../shared/domain/mfa-settings.ts';
import type { MfaCertificate, MfaFinding } from '../../shared/domain/mfa-views.ts';
import type { PhoneReading } from '../../shared/domain/phone-number.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import type { RoleUse } from '../store/types.ts';
import type { NumberChange } from '../events/types.ts';

/** A user with what is known of the number and of the account in CORP. */
export interface UserFact {
  user: User;
  reading: PhoneReading;
  /** Whether the provider in use can dial the number. */
  canDial: boolean;
  /** CORP's entry; null where CORP has none any more, undefined where it was not asked (PRIV-only, or CORP cannot be read). */
  corp: CorpEntry | null | undefined;
  /** CORP's number, as it writes it; '' where there is none. */
  corpNumber: string;
}

/** What was gathered at one moment. All times are milliseconds UTC. */
export interface Gathered {
  now: number;
  timeZone: string;
  limits: CheckLimits;
  pam: PamConfiguration;
  roles: readonly Role[];
  users: readonly UserFact[];
  groups: readonly Group[];
  /** The roles marked tier 0. */
  tier0: ReadonlySet<RoleId>;
  uses: ReadonlyMap<RoleId, RoleUse>;
  /** Requests that wait for an approval. */
  undecided: readonly Request[];
  numberChanges: readonly NumberChange[];
  /** The requests that became active, of each user whose number changed, in order of their activation. */
  activations: ReadonlyMap<UserId, readonly Request[]>;
  /** Why CORP cannot be read, or null. */
  corpProblem: string | null;
  mfa: { findings: readonly MfaFinding[]; backEnd: MfaBackEnd; certificate: MfaCertificate | null };
  /** The MFA files that were changed outside the console, as its own list of them says. */
  drift: readonly DriftFile[];
}

/** What the rules read: what was gathered, and the indexes that keep each of them linear in the store. */
export interface Facts extends Gathered {
  userOf: ReadonlyMap<UserId, UserFact>;
  roleOf: ReadonlyMap<RoleId, Role>;
  groupOf: ReadonlyMap<GroupId, Group>;
  /** The roles that each user is a candidate of. */
  candidateOf: ReadonlyMap<UserId, readonly Role[]>;
}

/** Adds the indexes. */
export function indexed(gathered: Gathered): Facts {
  const candidateOf = new Map<UserId, Role[]>();
  for (const role of gathered.roles) {
    for (const id of role.candidates) {
      const known = candidateOf.get(id);
      if (known === undefined) candidateOf.set(id, [role]);
      else known.push(role);
    }
  }
  return {
    ...gathered,
    userOf: new Map(gathered.users.map(fact => [fact.user.id, fact])),
    roleOf: new Map(gathered.roles.map(role => [role.id, role])),
    groupOf: new Map(gathered.groups.map(group => [group.id, group])),
    candidateOf,
  };
}

/** The users of a list that are there. */
export function present(facts: Facts, ids: readonly UserId[]): User[] {
  return ids.flatMap(id => facts.userOf.get(id)?.user ?? []);
}
