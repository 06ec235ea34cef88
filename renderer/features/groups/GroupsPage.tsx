import { useNavigate } from 'react-router';
import { groupId } from '../../../shared/domain/ids.ts';
import { useReadList } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { addressCodec, textPart } from '../../components/address-filter.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterBar } from '../../components/FilterBar.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Detail, ListDetail } from '../../components/ListDetail.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { useAddress, useAddressSort } from '../../components/use-address.ts';
import { useDetail } from '../../components/use-detail.ts';
import { counted } from '../../components/words.ts';
import { groupColumns, groupRowLabel } from './group-columns.tsx';
import { GroupDetail } from './GroupDetail.tsx';

const address = addressCodec({ q: textPart() });

/** The groups that roles can give; the open one beside them. */
export function GroupsPage() {
  const [filter, setFilter] = useAddress(address);
  const [sort, setSort] = useAddressSort(['privDisplayName', 'sourceAccountName']);
  const detail = useDetail('/groups');
  const navigate = useNavigate();
  const list = useReadList('groups.list', {
    ...(filter.q === undefined ? {} : { search: filter.q }),
    page: { sort: sort.key, direction: sort.direction },
  });
  const openId = detail.openId === null ? null : groupId.safeParse(detail.openId).data;
  return (
    <Page
      title="Groups"
      body="fill"
      beside={list.total === null ? undefined : <span className="soft">{counted(list.total, 'group')}</span>}
      action={
        <ActionButton
          variant="contained"
          needs="administer"
          data-new
          startIcon={<Icon name="plus" />}
          onClick={() => void navigate('/groups/new')}
        >
          New group
        </ActionButton>
      }
      toolbar={
        <FilterBar
          search={{
            value: filter.q ?? '',
            onChange: q => setFilter(q.trim() === '' ? {} : { q }),
            placeholder: 'Search groups',
          }}
        />
      }
    >
      <ListDetail
        onClose={detail.close}
        list={
          <Table
            label="Groups"
            columns={groupColumns}
            rows={list.rows}
            rowId={row => row.group.id}
            rowLabel={groupRowLabel}
            total={list.total}
            selectedId={detail.openId}
            onOpen={row => detail.open(row.group.id)}
            sort={sort}
            onSort={setSort}
            loading={list.loading}
            loadingMore={list.loadingMore}
            loadMore={list.loadMore}
            error={list.error}
            onRetry={list.retry}
            empty={<NoGroups filtered={filter.q !== undefined} />}
          />
        }
        detail={
          openId === null ? null : openId === undefined ? (
            <Detail id="unknown" title="No such group">
              <Notice tone="error" title="This address names no group">
                Choose a group in the list.
              </Notice>
            </Detail>
          ) : (
            <GroupDetail key={openId} id={openId} />
          )
        }
      />
    </Page>
  );
}

function NoGroups({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState icon="filter" title="No group matches the search">
      Search for another part of the name.
    </EmptyState>
  ) : (
    <EmptyState icon="groups" title="There is no PAM group yet">
      A PAM group stands in PRIV for a privileged group of CORP. Bring the first one under PAM with “New
      group”, then let a role give it.
    </EmptyState>
  );
}
