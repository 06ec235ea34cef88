import type { Handlers } from '../../shared/contract/define.ts';
import { foundLimit, type findContract } from '../../shared/contract/find.ts';
import type { GroupId, RoleId, UserId } from '../../shared/domain/ids.ts';
import { openStatuses, type Request } from '../../shared/domain/request.ts';
import type { Store } from '../store/types.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/find.ts. */
export function findHandlers(forest: () => Forest): Handlers<typeof findContract> {
  return {
    'objects.find': ({ text }) => {
      const { store, views } = forest();
      const ids = (table: Parameters<Store['idsNamed']>[0]) => store.idsNamed(table, text, foundLimit);
      const users = ids('users').flatMap(id => store.users.get(id as UserId) ?? []);
      const roles = ids('roles').flatMap(id => store.roles.get(id as RoleId) ?? []);
      const groups = ids('groups').flatMap(id => store.groups.get(id as GroupId) ?? []);
      const requests = requestsOf(store, [
        ...users.map(({ id }) => ({ userId: id })),
        ...roles.map(({ id }) => ({ roleId: id })),
      ]);
      return { users, roles, groups, requests: requests.map(views.request) };
    },
  };
}

/** The open requests of each, then its newest: a few rows of an index each, however long the history. */
function requestsOf(store: Store, of: readonly ({ userId: UserId } | { roleId: RoleId })[]): Request[] {
  const newest = { sort: 'createdAt', direction: 'descending', after: null, limit: foundLimit } as const;
  const found = new Map<string, Request>();
  for (const filter of of) {
    const open = store.requests.page({ ...filter, statuses: openStatuses }, newest).rows;
    for (const request of [...open, ...store.requests.page(filter, newest).rows])
      found.set(request.id, request);
  }
  const isOpen = ({ status }: Request) => (openStatuses as readonly string[]).includes(status);
  return [...found.values()]
    .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.createdAt - a.createdAt)
    .slice(0, foundLimit);
}
