import { Button } from '@mui/material';
import { useState } from 'react';
import { MaskedSecret } from '../../components/MaskedSecret.tsx';
import { TextInput } from '../../components/TextInput.tsx';

export interface PinFieldProps {
  /** Whether a code is stored: it is never shown. */
  stored: boolean;
  value: string;
  removed: boolean;
  onChange: (change: { pinCode?: string; pinRemoved?: boolean }) => void;
  error?: string | undefined;
}

/** The PIN code that the user enters in a call that asks for one: replaced or taken away, never shown. */
export function PinField({ stored, value, removed, onChange, error }: PinFieldProps) {
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    onChange({ pinCode: '', pinRemoved: false });
  };
  if (open || value !== '')
    return (
      <div className="pin-field">
        <TextInput
          label={stored ? 'New PIN code' : 'PIN code'}
          type="password"
          autoFocus={value === ''}
          value={value}
          onChange={event => onChange({ pinCode: event.target.value, pinRemoved: false })}
          error={error}
          help="4 to 16 digits. Stored apart from the history, and never shown again."
        />
        <Button onClick={close}>{stored ? 'Keep the stored one' : 'Set none'}</Button>
      </div>
    );
  return (
    <div className="field">
      <span className="field-name">PIN code</span>
      <div className="pin-state">
        {removed ? (
          <span>
            <s className="soft">Stored</s> Will be taken away when you save.
          </span>
        ) : (
          <MaskedSecret set={stored} name="A PIN code" />
        )}
        <span className="pin-buttons">
          {!removed && (
            <Button onClick={() => setOpen(true)}>{stored ? 'Replace PIN code' : 'Set PIN code'}</Button>
          )}
          {stored && (
            <Button onClick={() => (removed ? close() : onChange({ pinRemoved: true, pinCode: '' }))}>
              {removed ? 'Keep PIN code' : 'Remove PIN code'}
            </Button>
          )}
        </span>
      </div>
      {error !== undefined && <p className="field-error">{error}</p>}
      <p className="field-help">Asked for in a call where the provider asks for one; else # is enough.</p>
    </div>
  );
}
