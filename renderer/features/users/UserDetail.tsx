import { useMemo } from 'react';
import type { UserId } from '../../../shared/domain/ids.ts';
import { useRead } from '../../api/use-read.ts';
import { ReadingDetail } from '../../components/ReadingDetail.tsx';
import { userForm } from './user-form.ts';
import { UserOpened } from './UserOpened.tsx';

/** Reads the user beside the list. */
export function UserDetail({ id }: { id: UserId }) {
  const read = useRead('users.get', { id });
  const user = read.data?.user;
  const stored = useMemo(
    () => (user === undefined ? null : { version: user.version, form: userForm(user) }),
    [user],
  );
  if (read.data !== undefined && stored !== null)
    return <UserOpened data={read.data} stored={stored} onReread={() => void read.refetch()} />;
  return <ReadingDetail kind="user" id={id} error={read.error} onRetry={() => void read.refetch()} />;
}
