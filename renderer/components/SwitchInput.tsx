import { Checkbox } from '@mui/material';
import { type ReactNode, useId } from 'react';

export interface SwitchInputProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  onBlur?: () => void;
  help?: ReactNode;
  error?: string | undefined;
  disabled?: boolean;
}

/** Yes or no, with what it means below. */
export function SwitchInput({
  label,
  checked,
  onChange,
  onBlur,
  help,
  error,
  disabled = false,
}: SwitchInputProps) {
  const id = useId();
  return (
    <div className="switch-field" data-wrong={error !== undefined}>
      <Checkbox
        id={id}
        checked={checked}
        disabled={disabled}
        onChange={event => onChange(event.target.checked)}
        {...(onBlur === undefined ? {} : { onBlur })}
        slotProps={{ input: { 'aria-describedby': `${id}-help` } }}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        <div id={`${id}-help`}>
          {error !== undefined && <p className="field-error">{error}</p>}
          {help !== undefined && <p className="field-help">{help}</p>}
        </div>
      </div>
    </div>
  );
}
