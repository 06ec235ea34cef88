import { Button } from '@mui/material';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { SearchBox } from './SearchBox.tsx';

export interface FilterChip {
  key: string;
  /** The whole of it in words: `Role: R`. */
  label: string;
  onRemove: () => void;
}

export interface FilterBarProps {
  search?: { value: string; onChange: (text: string) => void; placeholder: string };
  /** FilterMenus and the like. */
  children?: ReactNode;
  /** What narrows the list now. */
  chips?: readonly FilterChip[];
  onClear?: () => void;
  /** At the right: export, columns. */
  end?: ReactNode;
}

/** Search box, filters, and what is filtered now as chips that can be taken off. */
export function FilterBar({ search, children, chips = [], onClear, end }: FilterBarProps) {
  return (
    <div className="filter-bar" role="search" aria-label="Filter of the list">
      {search !== undefined && <SearchBox {...search} />}
      {children}
      {chips.map(chip => (
        <button key={chip.key} type="button" className="filter-chip" onClick={chip.onRemove}>
          <span>{chip.label}</span>
          <Icon name="close" size={12} />
          <span className="hidden-visually">, take this filter off</span>
        </button>
      ))}
      {chips.length > 1 && onClear !== undefined && (
        <Button variant="text" onClick={onClear}>
          Clear filters
        </Button>
      )}
      {end !== undefined && <div className="filter-end">{end}</div>}
    </div>
  );
}
