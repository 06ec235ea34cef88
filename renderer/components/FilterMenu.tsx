import { Button, Checkbox, Menu, MenuItem } from '@mui/material';
import { useId, useState } from 'react';
import { Icon } from './Icon.tsx';

export interface FilterOption<T extends string> {
  value: T;
  label: string;
  count?: number;
}

export interface FilterMenuProps<T extends string> {
  /** `State`. */
  label: string;
  options: readonly FilterOption<T>[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
  /** True lets only one be chosen; choosing it again takes it off. */
  single?: boolean;
}

/** A filter with a closed set of values: a button that opens a menu of check boxes. */
export function FilterMenu<T extends string>({
  label,
  options,
  chosen,
  onChange,
  single = false,
}: FilterMenuProps<T>) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const toggle = (value: T) => {
    if (chosen.includes(value)) onChange(chosen.filter(other => other !== value));
    else onChange(single ? [value] : [...chosen, value]);
    if (single) setAnchor(null);
  };
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        {...(anchor === null ? {} : { 'aria-controls': id })}
        onClick={event => setAnchor(event.currentTarget)}
        endIcon={<Icon name="down" size={12} />}
        className="filter-menu"
        data-on={chosen.length > 0}
      >
        {label}
        {chosen.length > 0 && <span className="filter-count">{chosen.length}</span>}
      </Button>
      <Menu id={id} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {options.map(option => (
          <MenuItem
            key={option.value}
            role={single ? 'menuitemradio' : 'menuitemcheckbox'}
            aria-checked={chosen.includes(option.value)}
            onClick={() => toggle(option.value)}
          >
            <Checkbox
              checked={chosen.includes(option.value)}
              tabIndex={-1}
              disableRipple
              slotProps={{ input: { 'aria-hidden': true, tabIndex: -1 } }}
            />
            {option.label}
            {option.count !== undefined && (
              <span className="soft figures menu-count">{option.count.toLocaleString('en')}</span>
            )}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
