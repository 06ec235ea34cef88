import type { Handlers } from '../../shared/contract/define.ts';
import type { matrixContract } from '../../shared/contract/matrix.ts';
import type { World } from './bridge-world.ts';

const has = (text: string | undefined, ...names: string[]) =>
  text === undefined || names.join(' ').toLowerCase().includes(text.toLowerCase());

/** The matrix of the world's few objects. A file is not written. */
export function fakeMatrix(world: World): Handlers<typeof matrixContract> {
  return {
    'matrix.get': ({ users: text, people, roles: roleText, mfaEnabled, approvalEnabled, active }) => {
      const holders = (id: string) =>
        world.requests.filter(one => one.roleId === id && one.status === 'Active');
      const roles = world.roles
        .filter(role => has(roleText, role.displayName))
        .filter(role => mfaEnabled === undefined || role.mfaEnabled === mfaEnabled)
        .filter(role => approvalEnabled === undefined || role.approvalEnabled === approvalEnabled)
        .filter(role => active !== true || holders(role.id).length > 0);
      const among = {
        candidates: new Set<string>(roles.flatMap(role => role.candidates)),
        approvers: new Set<string>(roles.flatMap(role => role.approvers)),
        active: new Set<string>(roles.flatMap(role => holders(role.id).map(({ userId }) => userId))),
      };
      const users = world.users
        .filter(user => has(text, user.sourceDisplayName, user.privAccountName))
        .filter(
          ({ id }) =>
            people === undefined ||
            (people === 'none' ? !Object.values(among).some(set => set.has(id)) : among[people].has(id)),
        );
      const places = (ids: readonly string[]) =>
        users.flatMap(({ id }, at) => (ids.includes(id) ? [at] : []));
      return {
        users: users.map(({ id, sourceDisplayName, privAccountName }) => ({
          id,
          name: sourceDisplayName,
          privAccountName,
        })),
        roles: roles.map(role => ({
          id: role.id,
          displayName: role.displayName,
          mfaEnabled: role.mfaEnabled,
          approvalEnabled: role.approvalEnabled,
          candidates: places(role.candidates),
          approvers: places(role.approvers),
          active: holders(role.id).flatMap(({ userId, expiresAt }) =>
            places([userId]).map(user => ({ user, until: expiresAt })),
          ),
        })),
        totals: { users: users.length, roles: roles.length },
      };
    },
    'matrix.export': ({ path }) => ({ path, lines: 0 }),
  };
}
