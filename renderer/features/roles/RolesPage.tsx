import { useState } from 'react';
import { roleId } from '../../../shared/domain/ids.ts';
import { useReadList } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ObjectsPage } from '../../components/ObjectsPage.tsx';
import { useAddress, useAddressSort } from '../../components/use-address.ts';
import { roleAddress, roleListInput } from './role-address.ts';
import { roleColumns, roleRowLabel } from './role-columns.tsx';
import { ChosenRoles } from './ChosenRoles.tsx';
import { RoleDetail } from './RoleDetail.tsx';
import { RoleFilterBar } from './RoleFilterBar.tsx';
import './roles.css';

/** The roles: who may get what, behind which gates; the open one beside them. */
export function RolesPage() {
  const [filter, setFilter] = useAddress(roleAddress);
  const [sort, setSort] = useAddressSort(['displayName', 'ttl']);
  const list = useReadList('roles.list', {
    ...roleListInput(filter),
    page: { sort: sort.key, direction: sort.direction },
  });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  // A filter takes rows out of sight, and nothing is done to a role that is not seen.
  const chosen = list.rows.map(({ role }) => role.id).filter(id => picked.has(id));
  return (
    <ObjectsPage
      kind="role"
      list={list}
      columns={roleColumns}
      rowId={row => row.role.id}
      rowLabel={roleRowLabel}
      selection={{
        chosen: new Set<string>(chosen),
        onChange: setPicked,
        actions: chosen.length > 0 && (
          <ChosenRoles chosen={chosen} onClear={() => setPicked(new Set<string>())} />
        ),
      }}
      sort={sort}
      onSort={setSort}
      toolbar={<RoleFilterBar filter={filter} onChange={setFilter} />}
      empty={<NoRoles filtered={Object.keys(filter).length > 0} />}
      idSchema={roleId}
      detail={id => <RoleDetail id={id} />}
    />
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
