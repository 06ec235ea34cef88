import type { Handlers } from '../../shared/contract/define.ts';
import { namedMembers, type SetRow, type setsContract } from '../../shared/contract/sets.ts';
import { fold } from '../../shared/domain/fold.ts';
import { pamSets, type PamSetDesign } from '../../shared/domain/pam-set.ts';
import type { UserName } from '../../shared/domain/user.ts';
import type { Store } from '../store/types.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/sets.ts. */
export function setsHandlers(forest: () => Forest): Handlers<typeof setsContract> {
  return {
    'sets.list': () => ({ rows: pamSets.map(design => rowOf(forest().store, design)) }),
    'sets.get': ({ id }) => {
      const { store, views } = forest();
      // The input's schema knows the ids: there is always one.
      const design = pamSets.find(one => one.id === id) ?? pamSets[0];
      const explicit = store.setMembers
        .ofSet(design.id)
        .map(({ userId }) => views.userName(userId))
        .sort((a, b) => compare(nameOf(a), nameOf(b)))
        .slice(0, namedMembers);
      return { ...rowOf(store, design), explicit };
    },
  };
}

function rowOf(store: Store, { id, displayName, description, members }: PamSetDesign): SetRow {
  const count = members === 'all-users' ? store.users.count({}) : store.setMembers.ofSet(id).length;
  return { id, displayName, description, members, count };
}

const nameOf = (user: UserName) => fold(user.sourceDisplayName || user.privAccountName);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
