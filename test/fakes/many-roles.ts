import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import { aRole, aUser, userIdOf } from './pam-objects.ts';

/** How many candidates and approvers each role of `manyRoles` has, for at least 200 users. */
export const candidatesOfEach = 50;
export const approversOfEach = 2;

/** Users `user00001` … and roles `Role 0001` … that asks for MFA at each second: role r has users 7r, 7r+1, … as candidates. */
export function manyRoles(count: { users: number; roles: number }): { users: User[]; roles: Role[] } {
  const number = (at: number, digits: number) => String(at).padStart(digits, '0');
  const user = (place: number) => userIdOf((place % count.users) + 1);
  return {
    users: Array.from({ length: count.users }, (_, at) =>
      aUser(at + 1, `user${number(at + 1, 5)}`, { sourceDisplayName: `Person ${number(at + 1, 5)}` }),
    ),
    roles: Array.from({ length: count.roles }, (_, at) =>
      aRole(at + 1, `Role ${number(at + 1, 4)}`, {
        mfaEnabled: at % 2 === 0,
        candidates: Array.from({ length: candidatesOfEach }, (_, next) => user(7 * at + next)),
        approvers: Array.from({ length: approversOfEach }, (_, next) => user(7 * at + 100 + next)),
      }),
    ),
  };
}
