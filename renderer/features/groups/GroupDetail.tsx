import { useMemo } from 'react';
import type { GroupId } from '../../../shared/domain/ids.ts';
import { useRead } from '../../api/use-read.ts';
import { ReadingDetail } from '../../components/ReadingDetail.tsx';
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
  return <ReadingDetail kind="group" id={id} error={read.error} onRetry={() => void read.refetch()} />;
}
