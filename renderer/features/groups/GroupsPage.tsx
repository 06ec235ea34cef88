import { groupId } from '../../../shared/domain/ids.ts';
import { useReadList } from '../../api/use-read.ts';
import { addressCodec, changedFilter, textPart } from '../../components/address-filter.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterBar } from '../../components/FilterBar.tsx';
import { ObjectsPage } from '../../components/ObjectsPage.tsx';
import { useAddress, useAddressSort } from '../../components/use-address.ts';
import { groupColumns, groupRowLabel } from './group-columns.tsx';
import { GroupDetail } from './GroupDetail.tsx';

const address = addressCodec({ q: textPart() });

/** The groups that roles can give; the open one beside them. */
export function GroupsPage() {
  const [filter, setFilter] = useAddress(address);
  const [sort, setSort] = useAddressSort(['privDisplayName', 'sourceAccountName']);
  const list = useReadList('groups.list', {
    ...(filter.q === undefined ? {} : { search: filter.q }),
    page: { sort: sort.key, direction: sort.direction },
  });
  return (
    <ObjectsPage
      kind="group"
      list={list}
      columns={groupColumns}
      rowId={row => row.group.id}
      rowLabel={groupRowLabel}
      sort={sort}
      onSort={setSort}
      toolbar={
        <FilterBar
          search={{
            value: filter.q ?? '',
            onChange: q => setFilter(changedFilter(filter, { q })),
            placeholder: 'Search groups',
          }}
        />
      }
      empty={<NoGroups filtered={filter.q !== undefined} />}
      idSchema={groupId}
      detail={id => <GroupDetail id={id} />}
    />
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
