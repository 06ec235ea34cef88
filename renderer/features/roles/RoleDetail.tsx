import { useMemo } from 'react';
import type { RoleId } from '../../../shared/domain/ids.ts';
import { useRead } from '../../api/use-read.ts';
import { ReadingDetail } from '../../components/ReadingDetail.tsx';
import { formOf } from './role-form.ts';
import { RoleOpened } from './RoleOpened.tsx';
import { useGroups } from './use-groups.ts';

/** Reads the role beside the list. */
export function RoleDetail({ id }: { id: RoleId }) {
  const role = useRead('roles.get', { id });
  const { groups, error: groupsError } = useGroups(role.data?.role.privileges ?? []);
  const configuration = useRead('configuration.get', {});
  const stored = useMemo(
    () =>
      role.data === undefined || groups === null
        ? null
        : { version: role.data.role.version, form: formOf(role.data, groups) },
    [role.data, groups],
  );
  const error = role.error ?? groupsError ?? configuration.error;
  if (role.data !== undefined && stored !== null && configuration.data !== undefined)
    return (
      <RoleOpened
        data={role.data}
        stored={stored}
        limits={configuration.data}
        onReread={() => void role.refetch()}
      />
    );
  return <ReadingDetail kind="role" id={id} error={error} onRetry={() => void role.refetch()} />;
}
