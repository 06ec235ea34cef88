import type { ReactNode } from 'react';
import type { EventFilter } from '../../../shared/domain/event.ts';
import { eventKind } from '../../../shared/domain/event-catalogue.ts';
import { resultWords } from '../../../shared/domain/event-result.ts';
import type { RoleId, UserId } from '../../../shared/domain/ids.ts';
import { call } from '../../api/client.ts';
import { useRead } from '../../api/use-read.ts';
import { FilterBar, type FilterChip } from '../../components/FilterBar.tsx';
import { type Picked, PickFilter } from '../../components/PickFilter.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { rangeWords, TimeRange } from './TimeRange.tsx';
import { changed } from './history-filter.ts';

export interface HistoryFilterProps {
  filter: EventFilter;
  onChange: (filter: EventFilter) => void;
  timeZone: string;
  today: string;
  /** At the right of the bar. */
  end: ReactNode;
}

/** Text, time, user and role, and all that narrows the history now as chips. */
export function HistoryFilter({ filter, onChange, timeZone, today, end }: HistoryFilterProps) {
  const user = useRead(
    'users.get',
    { id: filter.userId as UserId },
    { enabled: filter.userId !== undefined },
  );
  const role = useRead(
    'roles.get',
    { id: filter.roleId as RoleId },
    { enabled: filter.roleId !== undefined },
  );
  const set = (change: Parameters<typeof changed>[1]) => onChange(changed(filter, change));
  const range = rangeWords(filter, timeZone);
  const chips: (FilterChip | null)[] = [
    range === null
      ? null
      : { key: 'time', label: `Time: ${range}`, onRemove: () => set({ from: undefined, to: undefined }) },
    filter.userId === undefined
      ? null
      : {
          key: 'user',
          label: `User: ${user.data?.user.privAccountName ?? 'unknown'}`,
          onRemove: () => set({ userId: undefined }),
        },
    filter.roleId === undefined
      ? null
      : {
          key: 'role',
          label: `Role: ${role.data?.role.displayName ?? 'unknown'}`,
          onRemove: () => set({ roleId: undefined }),
        },
    filter.requestId === undefined
      ? null
      : { key: 'request', label: 'One request', onRemove: () => set({ requestId: undefined }) },
    ...(filter.severities ?? []).map(severity => ({
      key: severity,
      label: severity,
      onRemove: () => set({ severities: (filter.severities ?? []).filter(other => other !== severity) }),
    })),
    ...(filter.sources ?? []).map(source => ({
      key: source,
      label: source,
      onRemove: () => set({ sources: (filter.sources ?? []).filter(other => other !== source) }),
    })),
    ...(filter.results ?? []).map(result => ({
      key: result,
      label: `Result: ${resultWords[result].toLowerCase()}`,
      onRemove: () => set({ results: (filter.results ?? []).filter(other => other !== result) }),
    })),
    ...(filter.ids ?? []).map(id => ({
      key: String(id),
      label: `${String(id)} ${eventKind(id)?.title ?? ''}`.trim(),
      onRemove: () => set({ ids: (filter.ids ?? []).filter(other => other !== id) }),
    })),
  ];
  return (
    <FilterBar
      search={{
        value: filter.text ?? '',
        onChange: text => set({ text: text.trim() === '' ? undefined : text.trim() }),
        placeholder: 'Search words or “a phrase”',
      }}
      chips={chips.filter(chip => chip !== null)}
      onClear={() => onChange({})}
      end={end}
    >
      <SavedFilters filter={filter} onChange={onChange} timeZone={timeZone} today={today} />
      <TimeRange filter={filter} onChange={onChange} timeZone={timeZone} today={today} />
      <PickFilter
        label="User"
        on={filter.userId !== undefined}
        find={findUsers}
        onPick={({ id }) => set({ userId: id as UserId })}
      />
      <PickFilter
        label="Role"
        on={filter.roleId !== undefined}
        find={findRoles}
        onPick={({ id }) => set({ roleId: id as RoleId })}
      />
    </FilterBar>
  );
}

const shown = 20;

async function findUsers(text: string): Promise<Picked[]> {
  const { rows } = await call('users.list', { search: text, page: { limit: shown } });
  return rows.map(({ user }) => ({ id: user.id, name: user.sourceDisplayName, note: user.privAccountName }));
}

async function findRoles(text: string): Promise<Picked[]> {
  const { rows } = await call('roles.list', { search: text, page: { limit: shown } });
  return rows.map(({ role }) => ({ id: role.id, name: role.displayName, note: role.description }));
}
