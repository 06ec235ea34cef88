import { useNavigate } from 'react-router';
import { userId } from '../../../shared/domain/ids.ts';
import { useReadList } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Detail, ListDetail } from '../../components/ListDetail.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { useAddress, useAddressSort } from '../../components/use-address.ts';
import { useDetail } from '../../components/use-detail.ts';
import { counted } from '../../components/words.ts';
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
  const detail = useDetail('/users');
  const navigate = useNavigate();
  const list = useReadList('users.list', {
    ...userListInput(filter),
    page: { sort: sort.key, direction: sort.direction },
  });
  const openId = detail.openId === null ? null : userId.safeParse(detail.openId).data;
  return (
    <Page
      title="Users"
      body="fill"
      beside={list.total === null ? undefined : <span className="soft">{counted(list.total, 'user')}</span>}
      action={
        <ActionButton
          variant="contained"
          needs="administer"
          data-new
          startIcon={<Icon name="plus" />}
          onClick={() => void navigate('/users/new')}
        >
          New user
        </ActionButton>
      }
      toolbar={<UserFilterBar filter={filter} onChange={setFilter} />}
    >
      <ListDetail
        onClose={detail.close}
        list={
          <Table
            label="Users"
            columns={userColumns}
            rows={list.rows}
            rowId={row => row.user.id}
            rowLabel={userRowLabel}
            total={list.total}
            selectedId={detail.openId}
            onOpen={row => detail.open(row.user.id)}
            sort={sort}
            onSort={setSort}
            loading={list.loading}
            loadingMore={list.loadingMore}
            loadMore={list.loadMore}
            error={list.error}
            onRetry={list.retry}
            empty={<NoUsers filter={filter} />}
          />
        }
        detail={
          openId === null ? null : openId === undefined ? (
            <Detail id="unknown" title="No such user">
              <Notice tone="error" title="This address names no user">
                Choose a user in the list.
              </Notice>
            </Detail>
          ) : (
            <UserDetail key={openId} id={openId} />
          )
        }
      />
    </Page>
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
