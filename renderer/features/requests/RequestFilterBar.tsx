import { useRead } from '../../api/use-read.ts';
import { changedFilter } from '../../components/address-filter.ts';
import { FilterBar, type FilterChip } from '../../components/FilterBar.tsx';
import { FilterMenu } from '../../components/FilterMenu.tsx';
import { statusWord } from '../../components/StatusChip.tsx';
import { type RequestFilter, statusesOf, type View } from './request-address.ts';
import { nameOf } from './who.ts';
import { PickFilter } from './PickFilter.tsx';

export interface RequestFilterBarProps {
  view: View;
  filter: RequestFilter;
  onChange: (filter: RequestFilter) => void;
}

/** Text, state, role and user of the list of requests. */
export function RequestFilterBar({ view, filter, onChange }: RequestFilterBarProps) {
  const { role, user } = filter;
  const named = useRead('roles.get', { id: role ?? '' }, { enabled: role !== undefined });
  const who = useRead('users.get', { id: user ?? '' }, { enabled: user !== undefined });
  const set = (change: Parameters<typeof changedFilter<RequestFilter>>[1]) =>
    onChange(changedFilter(filter, change));
  const chips: FilterChip[] = [];
  if (view !== 'approvals')
    for (const status of filter.statuses ?? [])
      chips.push({
        key: status,
        label: statusWord(status),
        onRemove: () => {
          const left = filter.statuses?.filter(other => other !== status) ?? [];
          set({ statuses: left.length === 0 ? undefined : left });
        },
      });
  if (role !== undefined)
    chips.push({
      key: 'role',
      label: `Role: ${named.data?.role.displayName ?? 'a role that is gone'}`,
      onRemove: () => set({ role: undefined }),
    });
  if (user !== undefined)
    chips.push({
      key: 'user',
      label: `User: ${who.data === undefined ? 'a user who is gone' : nameOf(who.data.user)}`,
      onRemove: () => set({ user: undefined }),
    });
  if (view === 'approvals' && filter.everyone === true)
    chips.push({ key: 'everyone', label: 'Anyone’s decision', onRemove: () => set({ everyone: undefined }) });
  return (
    <FilterBar
      search={{
        value: filter.q ?? '',
        onChange: q => set({ q }),
        placeholder: 'Search requests',
      }}
      chips={chips}
      onClear={() => onChange({})}
    >
      {view === 'approvals' ? (
        <FilterMenu
          label="Whose decision"
          single
          options={[{ value: 'everyone', label: 'Anyone’s' }]}
          chosen={filter.everyone === true ? ['everyone'] : []}
          onChange={chosen => set({ everyone: chosen.length > 0 ? true : undefined })}
        />
      ) : (
        <FilterMenu
          label="State"
          options={statusesOf(view).map(status => ({ value: status, label: statusWord(status) }))}
          chosen={filter.statuses?.filter(status => statusesOf(view).includes(status)) ?? []}
          onChange={statuses => set({ statuses: statuses.length === 0 ? undefined : statuses })}
        />
      )}
      <PickFilter kind="role" onPick={id => set({ role: id })} />
      <PickFilter kind="user" onPick={id => set({ user: id })} />
    </FilterBar>
  );
}
