import { userFindings } from '../../../shared/contract/pam.ts';
import { changedFilter } from '../../components/address-filter.ts';
import { FilterBar, type FilterChip } from '../../components/FilterBar.tsx';
import { FilterMenu } from '../../components/FilterMenu.tsx';
import { findingWords, inOrder } from './findings.ts';
import type { UserFilter } from './user-address.ts';

export interface UserFilterBarProps {
  filter: UserFilter;
  onChange: (filter: UserFilter) => void;
}

/** Search, findings, and those whom a role would call. */
export function UserFilterBar({ filter, onChange }: UserFilterBarProps) {
  const set = (change: Parameters<typeof changedFilter<UserFilter>>[1]) =>
    onChange(changedFilter(filter, change));
  const chips: FilterChip[] = [];
  if (filter.finding !== undefined)
    chips.push({
      key: 'finding',
      label: findingWords[filter.finding].filter,
      onRemove: () => set({ finding: undefined }),
    });
  if (filter.mfaCandidates !== undefined)
    chips.push({
      key: 'mfaCandidates',
      label: 'Candidates of MFA roles',
      onRemove: () => set({ mfaCandidates: undefined }),
    });
  return (
    <FilterBar
      search={{
        value: filter.q ?? '',
        onChange: q => set({ q }),
        placeholder: 'Search users',
      }}
      chips={chips}
      onClear={() => onChange({})}
    >
      <FilterMenu
        label="Finding"
        single
        options={inOrder(userFindings).map(value => ({ value, label: findingWords[value].filter }))}
        chosen={filter.finding === undefined ? [] : [filter.finding]}
        onChange={([finding]) => set({ finding })}
      />
      <FilterMenu
        label="Candidates"
        single
        options={[{ value: 'mfa', label: 'Candidates of MFA roles' }]}
        chosen={filter.mfaCandidates === undefined ? [] : ['mfa']}
        onChange={chosen => set({ mfaCandidates: chosen.length > 0 ? true : undefined })}
      />
    </FilterBar>
  );
}
