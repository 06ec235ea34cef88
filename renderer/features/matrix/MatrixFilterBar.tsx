import type { ReactNode } from 'react';
import type { matrixPeople } from '../../../shared/contract/matrix.ts';
import { changedFilter } from '../../components/address-filter.ts';
import { FilterBar, type FilterChip } from '../../components/FilterBar.tsx';
import { FilterMenu } from '../../components/FilterMenu.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import type { MatrixAddress } from './matrix-address.ts';

export interface MatrixFilterBarProps {
  filter: MatrixAddress;
  onChange: (filter: MatrixAddress) => void;
  end: ReactNode;
}

const people: Record<(typeof matrixPeople)[number], string> = {
  candidates: 'Candidates of these roles',
  approvers: 'Approvers of these roles',
  active: 'Who holds one now',
  none: 'Who has nothing to do with them',
};
const gates: Record<'active' | 'mfa' | 'no-mfa' | 'approval' | 'no-approval', string> = {
  active: 'Active now',
  mfa: 'Asks for MFA',
  'no-mfa': 'Asks for no MFA',
  approval: 'Asks for approval',
  'no-approval': 'Asks for no approval',
};
type Gate = keyof typeof gates;

/** Which users and which roles the matrix has. */
export function MatrixFilterBar({ filter, onChange, end }: MatrixFilterBarProps) {
  const set = (change: Parameters<typeof changedFilter<MatrixAddress>>[1]) =>
    onChange(changedFilter(filter, change));
  const chosen = gatesOf(filter);
  const chips: FilterChip[] = chosen.map(gate => ({
    key: gate,
    label: `Roles: ${gates[gate]}`,
    onRemove: () => set(withGates(chosen.filter(other => other !== gate))),
  }));
  if (filter.people !== undefined)
    chips.unshift({
      key: 'people',
      label: people[filter.people],
      onRemove: () => set({ people: undefined }),
    });
  return (
    <FilterBar
      search={{
        value: filter.users ?? '',
        onChange: users => set({ users }),
        placeholder: 'Search users',
      }}
      chips={chips}
      onClear={() => onChange({})}
      end={end}
    >
      <SearchBox value={filter.roles ?? ''} onChange={roles => set({ roles })} placeholder="Search roles" />
      <FilterMenu
        label="Users"
        single
        options={entries(people).map(([value, label]) => ({ value, label }))}
        chosen={filter.people === undefined ? [] : [filter.people]}
        onChange={([value]) => set({ people: value })}
      />
      <FilterMenu
        label="Roles"
        options={entries(gates).map(([value, label]) => ({ value, label }))}
        chosen={chosen}
        onChange={next => set(withGates(next.filter(gate => !excluded(gate, next, chosen))))}
      />
    </FilterBar>
  );
}

function gatesOf({ mfa, approval, active }: MatrixAddress): Gate[] {
  return [
    ...(active === undefined ? [] : ['active' as const]),
    ...(mfa === undefined ? [] : [mfa === 'yes' ? ('mfa' as const) : ('no-mfa' as const)]),
    ...(approval === undefined
      ? []
      : [approval === 'yes' ? ('approval' as const) : ('no-approval' as const)]),
  ];
}

function withGates(chosen: readonly Gate[]) {
  const asked = (yes: Gate, no: Gate) =>
    chosen.includes(yes) ? ('yes' as const) : chosen.includes(no) ? ('no' as const) : undefined;
  return {
    active: chosen.includes('active') ? (true as const) : undefined,
    mfa: asked('mfa', 'no-mfa'),
    approval: asked('approval', 'no-approval'),
  };
}

/** No role asks for a call and does not: what is chosen now takes the place of its opposite. */
function excluded(gate: Gate, next: readonly Gate[], before: readonly Gate[]): boolean {
  const opposite = gate.startsWith('no-') ? gate.slice(3) : `no-${gate}`;
  return before.includes(gate) && next.some(other => other === opposite);
}

const entries = <K extends string>(words: Record<K, string>) => Object.entries(words) as [K, string][];
