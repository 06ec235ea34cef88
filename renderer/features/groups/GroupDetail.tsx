import { useMemo } from 'react';
import type { GroupId } from '../../../shared/domain/ids.ts';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { groupForm } from './group-form.ts';
import { GroupOpened } from './GroupOpened.tsx';

/** Reads the group beside the list. */
export function GroupDetail({ id }: { id: GroupId }) {
  const read = useRead('groups.get', { id });
  const group = read.data?.group;
  const stored = useMemo(
    () => (group === undefined ? null : { version: group.version, form: groupForm(group) }),
    [group],
  );
  if (read.data !== undefined && stored !== null)
    return <GroupOpened data={read.data} stored={stored} onReread={() => void read.refetch()} />;
  return (
    <Detail id={id} title={read.error === null ? 'Reading the group' : 'The group cannot be shown'}>
      {read.error === null ? (
        <TableSkeleton columns={2} />
      ) : (
        <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />
      )}
    </Detail>
  );
}
