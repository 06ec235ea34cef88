import { useMemo } from 'react';
import type { UserId } from '../../../shared/domain/ids.ts';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
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
  return (
    <Detail id={id} title={read.error === null ? 'Reading the user' : 'The user cannot be shown'}>
      {read.error === null ? (
        <TableSkeleton columns={2} />
      ) : (
        <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />
      )}
    </Detail>
  );
}
