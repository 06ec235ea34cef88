import { Button } from '@mui/material';
import { useState } from 'react';
import { MaskedSecret } from '../../components/MaskedSecret.tsx';
import { TextInput } from '../../components/TextInput.tsx';

export interface PinFieldProps {
  /** Whether a code is stored: it is never shown. */
  stored: boolean;
  value: string;
  /** Whether Save takes the stored code away. */
  removed: boolean;
  onChange: (pinCode: string, removed: boolean) => void;
  error?: string | undefined;
}

/** The PIN code that the user enters in a call that asks for one: set, replaced or removed, never shown. */
export function PinField({ stored, value, removed, onChange, error }: PinFieldProps) {
  const [open, setOpen] = useState(false);
  if (open || value !== '')
    return (
      <div className="pin-field">
        <TextInput
          label={stored ? 'New PIN code' : 'PIN code'}
          type="password"
          autoFocus={open}
          value={value}
          onChange={event => onChange(event.target.value, false)}
          error={error}
          help="4 to 16 digits. Stored apart from the history, and never shown again."
        />
        <Button
          onClick={() => {
            setOpen(false);
            onChange('', false);
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
        {removed ? <span>Removed when you save</span> : <MaskedSecret set={stored} name="A PIN code" />}
        {removed ? (
          <Button onClick={() => onChange('', false)}>Keep the stored one</Button>
        ) : (
          <>
            <Button onClick={() => setOpen(true)}>{stored ? 'Replace PIN code' : 'Set PIN code'}</Button>
            {stored && <Button onClick={() => onChange('', true)}>Remove PIN code</Button>}
          </>
        )}
      </div>
      <p className="field-help">Asked for in a call where the provider asks for one; else # is enough.</p>
    </div>
  );
}
