import { Checkbox } from '@mui/material';

export interface RowCheckProps {
  label: string;
  checked: boolean;
  /** Some of the rows that it stands for are chosen. */
  partly?: boolean;
  /** False in a row: there the row is the tab stop, and Space chooses it. */
  inTabOrder?: boolean;
  /** `along`: the click was made with Shift. */
  onChange: (along: boolean) => void;
}

/** The checkbox that chooses a row. Its whole cell can be hit. */
export function RowCheck({ label, checked, partly = false, inTabOrder = false, onChange }: RowCheckProps) {
  return (
    <label>
      <Checkbox
        checked={checked}
        indeterminate={partly}
        tabIndex={inTabOrder ? 0 : -1}
        slotProps={{ input: { 'aria-label': label } }}
        onChange={event => {
          const { nativeEvent } = event;
          onChange(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
          // The keys of the list go on working where it was clicked.
          if (!inTabOrder) event.currentTarget.closest('tr')?.focus({ preventScroll: true });
        }}
      />
    </label>
  );
}
