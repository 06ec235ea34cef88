import { userId } from '../../../shared/domain/ids.ts';
import { useReadList } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ObjectsPage } from '../../components/ObjectsPage.tsx';
import { useAddress, useAddressSort } from '../../components/use-address.ts';
import { userAddress, userListInput } from './user-address.ts';
import { userColumns, userRowLabel } from './user-columns.tsx';
import { UserDetail } from './UserDetail.tsx';
import { UserFilterBar } from './UserFilterBar.tsx';

/** The users: who can be called, and who cannot; the open one beside them. */
export function UsersPage() {
  const [filter, setFilter] = useAddress(userAddress);
  const [sort, setSort] = useAddressSort([
    'sourceDisplayName',
    'sourceAccountName',
    'privAccountName',
    'sourcePhoneNumber',
  ]);
  const list = useReadList('users.list', {
    ...userListInput(filter),
    page: { sort: sort.key, direction: sort.direction },
  });
  return (
    <ObjectsPage
      kind="user"
      list={list}
      columns={userColumns}
      rowId={row => row.user.id}
      rowLabel={userRowLabel}
      sort={sort}
      onSort={setSort}
      toolbar={<UserFilterBar filter={filter} onChange={setFilter} />}
      empty={<NoUsers filter={filter} />}
      idSchema={userId}
      detail={id => <UserDetail id={id} />}
    />
  );
}

function NoUsers({ filter }: { filter: ReturnType<typeof userAddress.read> }) {
  if (filter.q === undefined && filter.finding === 'not-callable')
    return (
      <EmptyState icon="success" title="Every candidate can be called">
        Nobody who may ask for a role lacks a number that can be dialled.
      </EmptyState>
    );
  if (Object.keys(filter).length > 0)
    return (
      <EmptyState icon="filter" title="No user matches the filter">
        Take a filter off, or search for another part of the name.
      </EmptyState>
    );
  return (
    <EmptyState icon="users" title="There is no PAM user yet">
      A PAM user joins a person’s CORP account with an account in PRIV that is elevated. Bring the first one
      under PAM with “New user”.
    </EmptyState>
  );
}
