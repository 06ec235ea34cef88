import type { Handlers } from '../../shared/contract/define.ts';
import type { SetRow, setsContract } from '../../shared/contract/sets.ts';
import { pamSets, type PamSetDesign } from '../../shared/domain/pam-set.ts';
import { userNameOf } from './bridge-views.ts';
import type { World } from './bridge-world.ts';

/** The two sets: the world's first user is an administrator. */
export function fakeSets(world: World): Handlers<typeof setsContract> {
  const explicit = () => world.users.slice(0, 1).map(userNameOf);
  const rowOf = ({ id, displayName, description, members }: PamSetDesign): SetRow => {
    const count = members === 'all-users' ? world.users.length : explicit().length;
    return { id, displayName, description, members, count };
  };
  return {
    'sets.list': () => ({ rows: pamSets.map(rowOf) }),
    'sets.get': ({ id }) => {
      const design = pamSets.find(one => one.id === id) ?? pamSets[0];
      return { ...rowOf(design), explicit: design.members === 'explicit' ? explicit() : [] };
    },
  };
}
