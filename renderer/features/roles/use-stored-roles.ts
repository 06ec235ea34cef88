import { useQueries } from '@tanstack/react-query';
import type { RoleId } from '../../../shared/domain/ids.ts';
import { call, type CallError } from '../../api/client.ts';
import type { RoleBefore } from './many-edit.ts';
import { formOf } from './role-form.ts';

/** Several roles with their people, in the order of `ids`; null until all are read. Their groups are left out: no line speaks of them. */
export function useStoredRoles(ids: readonly RoleId[]): {
  roles: RoleBefore[] | null;
  error: CallError | null;
  reread: () => void;
} {
  return useQueries({
    queries: ids.map(id => ({
      // The key of useRead, so that a change of the role reaches this too.
      queryKey: ['roles.get', { id }],
      queryFn: () => call('roles.get', { id }),
    })),
    combine: results => {
      const roles = results.flatMap(({ data }) =>
        data === undefined ? [] : [{ id: data.role.id, version: data.role.version, form: formOf(data, []) }],
      );
      return {
        roles: roles.length === ids.length ? roles : null,
        error: (results.find(({ error }) => error !== null)?.error ?? null) as CallError | null,
        reread: () => results.forEach(result => void result.refetch()),
      };
    },
  });
}
