import { Button } from '@mui/material';
import { useState } from 'react';
import { MaskedSecret } from '../../components/MaskedSecret.tsx';
import { TextInput } from '../../components/TextInput.tsx';

export interface PinFieldProps {
  /** Whether a code is stored: it is never shown. */
  stored: boolean;
  value: string;
  onChange: (pinCode: string) => void;
  error?: string | undefined;
}

/** The PIN code that the user enters in a call that asks for one: set or replaced, never shown. */
export function PinField({ stored, value, onChange, error }: PinFieldProps) {
  const [open, setOpen] = useState(false);
  if (open || value !== '')
    return (
      <div className="pin-field">
        <TextInput
          label={stored ? 'New PIN code' : 'PIN code'}
          type="password"
          autoFocus={open}
          value={value}
          onChange={event => onChange(event.target.value)}
          error={error}
          help="4 to 16 digits. Stored apart from the history, and never shown again."
        />
        <Button
          onClick={() => {
            setOpen(false);
            onChange('');
          }}
        >
          {stored ? 'Keep the stored one' : 'Set none'}
        </Button>
      </div>
    );
  return (
    <div className="field">
      <span className="field-name">PIN code</span>
      <div className="pin-state">
        <MaskedSecret set={stored} name="A PIN code" />
        <Button onClick={() => setOpen(true)}>{stored ? 'Replace PIN code' : 'Set PIN code'}</Button>
      </div>
      <p className="field-help">Asked for in a call where the provider asks for one; else # is enough.</p>
    </div>
  );
}
