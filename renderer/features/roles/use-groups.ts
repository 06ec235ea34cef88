import { useQueries } from '@tanstack/react-query';
import type { Group } from '../../../shared/domain/group.ts';
import type { GroupId } from '../../../shared/domain/ids.ts';
import { call, type CallError } from '../../api/client.ts';

/** The groups of a role as a cmdlet names them; null until all are read. A role has a handful. */
export function useGroups(ids: readonly GroupId[]): { groups: Group[] | null; error: CallError | null } {
  return useQueries({
    queries: ids.map(id => ({
      // The key of useRead, so that a change of the group reaches this too.
      queryKey: ['groups.get', { id }],
      queryFn: () => call('groups.get', { id }),
    })),
    combine: results => {
      const groups = results.map(result => result.data?.group);
      const failed = results.find(result => result.error !== null)?.error;
      return {
        groups: groups.every(group => group !== undefined) ? groups : null,
        error: (failed ?? null) as CallError | null,
      };
    },
  });
}
