import { Autocomplete, Button, OutlinedInput, Popover } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Field } from './Field.tsx';
import { Icon } from './Icon.tsx';

/** One thing that can be picked, by its id. */
export interface Picked {
  id: string;
  name: string;
  note: string;
}

export interface PickFilterProps {
  label: string;
  on: boolean;
  /** The first few that match; '' gives the first few of all. Define it outside of the component. */
  find: (text: string) => Promise<Picked[]>;
  onPick: (picked: Picked) => void;
}

/** A filter by one object out of many: a button that opens a field with suggestions. */
export function PickFilter({ label, on, find, onPick }: PickFilterProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
        endIcon={<Icon name="down" size={12} />}
        className="filter-menu"
        data-on={on}
      >
        {label}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': id, className: 'pick-paper' } }}
      >
        <div className="pick-filter">
          <h3 id={id}>{label}</h3>
          <PickField
            label={`Name of the ${label.toLowerCase()}`}
            find={find}
            onPick={picked => {
              setAnchor(null);
              onPick(picked);
            }}
          />
        </div>
      </Popover>
    </>
  );
}

/** A field that finds one object by a part of its name. Empties itself after each pick. */
export function PickField({ label, find, onPick }: Pick<PickFilterProps, 'label' | 'find' | 'onPick'>) {
  const [text, setText] = useState('');
  const found = useQuery({
    queryKey: ['pick', label, text],
    queryFn: () => find(text),
    placeholderData: before => before,
  });
  return (
    <Autocomplete
      options={found.data ?? []}
      loading={found.isPending}
      loadingText="Searching"
      noOptionsText="Nothing matches"
      value={null}
      inputValue={text}
      onInputChange={(_event, next, reason) => setText(reason === 'reset' ? '' : next)}
      onChange={(_event, picked) => {
        if (picked !== null) onPick(picked);
      }}
      // The main process has matched already, also by names that are not shown.
      filterOptions={options => options}
      getOptionLabel={option => option.name}
      getOptionKey={option => option.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      blurOnSelect
      disablePortal
      forcePopupIcon={false}
      openOnFocus
      renderOption={({ key, ...props }, option) => (
        <li key={key} {...props}>
          <span className="pick-option">
            <span>{option.name}</span>
            <span className="soft small">{option.note}</span>
          </span>
        </li>
      )}
      renderInput={params => {
        const { ref, ...input } = params.slotProps.input;
        return (
          <Field id={params.id} label={label}>
            <OutlinedInput
              ref={ref}
              {...input}
              autoFocus
              fullWidth
              slotProps={{ input: params.slotProps.htmlInput }}
            />
          </Field>
        );
      }}
    />
  );
}
