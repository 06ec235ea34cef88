import { useNavigate } from 'react-router';
import { roleId } from '../../../shared/domain/ids.ts';
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
import { roleAddress, roleListInput } from './role-address.ts';
import { roleColumns, roleRowLabel } from './role-columns.tsx';
import { RoleDetail } from './RoleDetail.tsx';
import { RoleFilterBar } from './RoleFilterBar.tsx';
import './roles.css';

/** The roles: who may get what, behind which gates; the open one beside them. */
export function RolesPage() {
  const [filter, setFilter] = useAddress(roleAddress);
  const [sort, setSort] = useAddressSort(['displayName', 'ttl']);
  const detail = useDetail('/roles');
  const navigate = useNavigate();
  const list = useReadList('roles.list', {
    ...roleListInput(filter),
    page: { sort: sort.key, direction: sort.direction },
  });
  const filtered = Object.keys(filter).length > 0;
  const openId = detail.openId === null ? null : roleId.safeParse(detail.openId).data;
  return (
    <Page
      title="Roles"
      body="fill"
      beside={list.total === null ? undefined : <span className="soft">{counted(list.total, 'role')}</span>}
      action={
        <ActionButton
          variant="contained"
          needs="administer"
          data-new
          startIcon={<Icon name="plus" />}
          onClick={() => void navigate('/roles/new')}
        >
          New role
        </ActionButton>
      }
      toolbar={<RoleFilterBar filter={filter} onChange={setFilter} />}
    >
      <ListDetail
        onClose={detail.close}
        list={
          <Table
            label="Roles"
            columns={roleColumns}
            rows={list.rows}
            rowId={row => row.role.id}
            rowLabel={roleRowLabel}
            total={list.total}
            selectedId={detail.openId}
            onOpen={row => detail.open(row.role.id)}
            sort={sort}
            onSort={setSort}
            loading={list.loading}
            loadingMore={list.loadingMore}
            loadMore={list.loadMore}
            error={list.error}
            onRetry={list.retry}
            empty={<NoRoles filtered={filtered} />}
          />
        }
        detail={
          openId === null ? null : openId === undefined ? (
            <Detail id="unknown" title="No such role">
              <Notice tone="error" title="This address names no role">
                Choose a role in the list.
              </Notice>
            </Detail>
          ) : (
            <RoleDetail key={openId} id={openId} />
          )
        }
      />
    </Page>
  );
}

function NoRoles({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState icon="filter" title="No role matches the filter">
      Take a filter off, or search for another part of the name.
    </EmptyState>
  ) : (
    <EmptyState icon="roles" title="There is no role yet">
      A role says who may join which groups, for how long and behind which gates. Bring users and groups under
      PAM first, then make a role with “New role”.
    </EmptyState>
  );
}
