import type { Handlers } from '../../shared/contract/define.ts';
import { foundLimit, type findContract } from '../../shared/contract/find.ts';
import { bestFit } from '../../shared/domain/name-match.ts';
import { requestRowOf } from './bridge-views.ts';
import type { World } from './bridge-world.ts';

/** The search of the palette over the world's few objects. */
export function fakeFind(world: World): Handlers<typeof findContract> {
  return {
    'objects.find': ({ text }) => {
      const users = world.users.filter(
        user => bestFit(text, [user.sourceDisplayName, user.privAccountName]) !== null,
      );
      const roles = world.roles.filter(role => bestFit(text, [role.displayName]) !== null);
      const groups = world.groups.filter(group => bestFit(text, [group.privDisplayName]) !== null);
      const requests = world.requests.filter(
        one => users.some(({ id }) => id === one.userId) || roles.some(({ id }) => id === one.roleId),
      );
      return {
        users: users.slice(0, foundLimit),
        roles: roles.slice(0, foundLimit),
        groups: groups.slice(0, foundLimit),
        requests: requests.slice(0, foundLimit).map(one => requestRowOf(world, one)),
      };
    },
  };
}
