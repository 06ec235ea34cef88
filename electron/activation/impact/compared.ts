import type { Impact } from '../../../shared/domain/impact.ts';
import type { RoleId, UserId } from '../../../shared/domain/ids.ts';
import type { Role } from '../../../shared/domain/role.ts';
import type { User } from '../../../shared/domain/user.ts';
import { namesInWords } from '../../../shared/domain/words.ts';
import type { Question } from '../question.ts';
import { personName } from '../words.ts';
import type { ImpactFacts } from './facts.ts';

/** The facts before a change, and after it. */
export interface Compared {
  before: ImpactFacts;
  after: ImpactFacts;
}

/** A role that is there before and after. */
export interface RolePair {
  before: Role;
  after: Role;
}

/** Finds one kind of effect. Pure. */
export type Rule = (compared: Compared) => Impact[];

export function keptRoles({ before, after }: Compared): RolePair[] {
  return [...before.roles.values()].flatMap(role => {
    const now = after.roles.get(role.id);
    return now === undefined ? [] : [{ before: role, after: now }];
  });
}

/** An effect; what it does not name is empty. */
export function effect(
  kind: Impact['kind'],
  severity: Impact['severity'],
  sentence: string,
  named: Partial<Pick<Impact, 'users' | 'roles' | 'requests' | 'until'>> = {},
): Impact {
  return { kind, severity, sentence, users: [], roles: [], requests: [], until: null, ...named };
}

export function userOf({ before, after }: Compared, id: UserId): User | undefined {
  return after.users.get(id) ?? before.users.get(id);
}

export function nameOf(compared: Compared, id: UserId): string {
  const user = userOf(compared, id);
  return user === undefined ? 'a user who was removed' : personName(user);
}

/** `Jen`, `Jen and Pat`, `Jen and 4 others`. */
export function namesOf(compared: Compared, ids: readonly UserId[]): string {
  return namesInWords(ids.map(id => nameOf(compared, id)));
}

export function roleNamesOf({ before, after }: Compared, ids: readonly RoleId[]): string {
  return namesInWords(ids.map(id => (after.roles.get(id) ?? before.roles.get(id))?.displayName ?? 'a role'));
}

/** The members of one list that are not in the other. */
export function without<T>(list: readonly T[], other: readonly T[]): T[] {
  const known = new Set(other);
  return list.filter(item => !known.has(item));
}

/** The question that a candidate who asked now, for the role's own duration, would put to the engine on these facts. */
export function questionOf(facts: ImpactFacts, role: Role, user: User): Question {
  return {
    role,
    user,
    approvers: role.approvers.flatMap(id => facts.users.get(id) ?? []),
    privileges: role.privileges.flatMap(id => facts.groups.get(id) ?? []),
    limits: facts.configuration,
    timeZone: facts.timeZone,
    get dialling() {
      return facts.dial(user);
    },
    // The same before and after: no cmdlet changes it.
    standing: null,
    now: facts.now,
    ttl: null,
    requestedTime: null,
    existing: [],
    done: { mfa: false, approval: false },
  };
}
