import { useMemo } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import type { RoleId } from '../../../shared/domain/ids.ts';
import type { CallError } from '../../api/client.ts';
import { useRead } from '../../api/use-read.ts';
import type { StoredObject } from '../../components/use-object-editor.ts';
import { formOf, type RoleForm } from './role-form.ts';
import { useGroups } from './use-groups.ts';

export interface StoredRole {
  /** The role with its people and requests; null while it is read, or cannot be. */
  data: Output<'roles.get'> | null;
  /** The same as its form holds it; null until its groups are read too. Memoised. */
  stored: StoredObject<RoleForm> | null;
  error: CallError | null;
  reread: () => void;
}

/** Reads a role with its people and groups. Nothing is asked while `id` is null. */
export function useStoredRole(id: RoleId | null): StoredRole {
  const role = useRead('roles.get', { id: id ?? '' }, { enabled: id !== null });
  const { groups, error } = useGroups(role.data?.role.privileges ?? []);
  const stored = useMemo(
    () =>
      role.data === undefined || groups === null
        ? null
        : { version: role.data.role.version, form: formOf(role.data, groups) },
    [role.data, groups],
  );
  return {
    data: role.data ?? null,
    stored,
    error: role.error ?? error,
    reread: () => void role.refetch(),
  };
}
