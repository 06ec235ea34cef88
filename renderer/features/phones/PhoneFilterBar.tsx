import { phoneProblems } from '../../../shared/contract/phones.ts';
import { useRead } from '../../api/use-read.ts';
import { FilterBar, type FilterChip } from '../../components/FilterBar.tsx';
import { FilterMenu } from '../../components/FilterMenu.tsx';
import type { PhoneFilter } from './phone-address.ts';
import { problemWords } from './phone-words.ts';

export interface PhoneFilterBarProps {
  filter: PhoneFilter;
  onChange: (change: { [F in keyof PhoneFilter]?: PhoneFilter[F] | undefined }) => void;
  onClear: () => void;
}

const standings = [
  { value: 'blocked', label: 'Blocked from calls' },
  { value: 'bypass', label: 'With a one-time bypass' },
] as const;

/** Search, problems with their counts, and those who are blocked or may go on without a call. */
export function PhoneFilterBar({ filter, onChange, onClear }: PhoneFilterBarProps) {
  const counts = useRead('phones.report', { page: { limit: 1 } }).data?.counts;
  const chips: FilterChip[] = [];
  const { problem, standing } = filter;
  if (problem !== undefined)
    chips.push({
      key: 'problem',
      label: problemWords[problem].short,
      onRemove: () => onChange({ problem: undefined }),
    });
  if (standing !== undefined)
    chips.push({
      key: 'standing',
      label: standings.find(one => one.value === standing)?.label ?? standing,
      onRemove: () => onChange({ standing: undefined }),
    });
  const count = (of: keyof NonNullable<typeof counts>) => (counts === undefined ? {} : { count: counts[of] });
  return (
    <FilterBar
      search={{
        value: filter.q ?? '',
        onChange: q => onChange({ q }),
        placeholder: 'Search numbers and users',
      }}
      chips={chips}
      onClear={onClear}
    >
      <FilterMenu
        label="Number"
        single
        options={phoneProblems.map(value => ({ value, label: problemWords[value].short, ...count(value) }))}
        chosen={problem === undefined ? [] : [problem]}
        onChange={([next]) => onChange({ problem: next })}
      />
      <FilterMenu
        label="Calls"
        single
        options={standings.map(({ value, label }) => ({ value, label, ...count(value) }))}
        chosen={standing === undefined ? [] : [standing]}
        onChange={([next]) => onChange({ standing: next })}
      />
    </FilterBar>
  );
}
