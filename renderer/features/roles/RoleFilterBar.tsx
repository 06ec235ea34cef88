import { useRead } from '../../api/use-read.ts';
import { changedFilter } from '../../components/address-filter.ts';
import { FilterBar, type FilterChip } from '../../components/FilterBar.tsx';
import { FilterMenu } from '../../components/FilterMenu.tsx';
import type { RoleFilter } from './role-address.ts';

export interface RoleFilterBarProps {
  filter: RoleFilter;
  onChange: (filter: RoleFilter) => void;
}

/** Search, gates and state of the list of roles. */
export function RoleFilterBar({ filter, onChange }: RoleFilterBarProps) {
  const { candidate } = filter;
  const user = useRead(
    'users.get',
    // The id is only asked for where the address has one.
    { id: candidate ?? '' },
    { enabled: candidate !== undefined },
  );
  const set = (change: Parameters<typeof changedFilter<RoleFilter>>[1]) =>
    onChange(changedFilter(filter, change));
  const chips: FilterChip[] = [];
  if (filter.mfa !== undefined)
    chips.push({
      key: 'mfa',
      label: filter.mfa === 'yes' ? 'Asks for MFA' : 'Asks for no MFA',
      onRemove: () => set({ mfa: undefined }),
    });
  if (filter.approval !== undefined)
    chips.push({
      key: 'approval',
      label: filter.approval === 'yes' ? 'Asks for approval' : 'Asks for no approval',
      onRemove: () => set({ approval: undefined }),
    });
  if (filter.active !== undefined)
    chips.push({ key: 'active', label: 'Active now', onRemove: () => set({ active: undefined }) });
  if (candidate !== undefined)
    chips.push({
      key: 'candidate',
      label: `Candidate: ${user.data?.user.sourceDisplayName ?? '…'}`,
      onRemove: () => set({ candidate: undefined }),
    });
  return (
    <FilterBar
      search={{
        value: filter.q ?? '',
        onChange: q => set({ q }),
        placeholder: 'Search roles',
      }}
      chips={chips}
      onClear={() => onChange({})}
    >
      <FilterMenu
        label="MFA"
        single
        options={[
          { value: 'yes', label: 'Asks for MFA' },
          { value: 'no', label: 'Asks for no MFA' },
        ]}
        chosen={filter.mfa === undefined ? [] : [filter.mfa]}
        onChange={([mfa]) => set({ mfa })}
      />
      <FilterMenu
        label="Approval"
        single
        options={[
          { value: 'yes', label: 'Asks for approval' },
          { value: 'no', label: 'Asks for no approval' },
        ]}
        chosen={filter.approval === undefined ? [] : [filter.approval]}
        onChange={([approval]) => set({ approval })}
      />
      <FilterMenu
        label="State"
        single
        options={[{ value: 'active', label: 'Active now' }]}
        chosen={filter.active === undefined ? [] : ['active']}
        onChange={chosen => set({ active: chosen.length > 0 ? true : undefined })}
      />
    </FilterBar>
  );
}
