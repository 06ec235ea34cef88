import { Button, OutlinedInput } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import type { MfaElement } from '../../../shared/domain/mfa-views.ts';
import { Chip } from '../../components/Chip.tsx';
import { describedBy } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MaskedSecret } from '../../components/MaskedSecret.tsx';
import { CountryCodeInput } from './CountryCodeInput.tsx';
import { elementWords } from './elements.ts';

export interface ElementFieldProps {
  element: MfaElement;
  /** The person's text; undefined while the element is left alone. */
  text: string | undefined;
  clearedBySwitch: boolean;
  /** What a switch of the back end sets it to, while the person leaves it alone. */
  setBySwitch?: string | undefined;
  error: string | undefined;
  onEdit: (text: string | undefined) => void;
}

/** One element of the file: its name in words and as Microsoft writes it, what it is, and its text. */
export function ElementField(props: ElementFieldProps) {
  const { element, text, clearedBySwitch, setBySwitch, error, onEdit } = props;
  const id = useId();
  const { name, secret, editable, present } = element;
  const { label, help } = elementWords[name];
  const stored = secret ? '' : (element.value ?? '');
  const shown = text ?? setBySwitch ?? (clearedBySwitch ? '' : stored);
  const edited =
    text === undefined ? setBySwitch !== undefined && setBySwitch !== stored : secret || text !== stored;
  const aria = { 'aria-invalid': error !== undefined, 'aria-describedby': describedBy(id, { help, error }) };
  let control: ReactNode;
  if (!editable)
    control = <p className="soft">Holds more than text, so it is kept and must be edited by hand.</p>;
  else if (secret)
    control = (
      <SecretControl
        id={id}
        element={element}
        text={text}
        cleared={clearedBySwitch}
        aria={aria}
        onEdit={onEdit}
      />
    );
  else if (name === 'DefaultCountryCode')
    control = <CountryCodeInput id={id} value={shown} onChange={onEdit} aria={aria} />;
  else if (name === 'LOCMFA')
    control = (
      <span className="select">
        <select id={id} value={shown.toLowerCase()} onChange={event => onEdit(event.target.value)} {...aria}>
          <option value="">Not set</option>
          <option value="true">true</option>
          <option value="false">false</option>
          {!['', 'true', 'false'].includes(shown.toLowerCase()) && (
            <option value={shown.toLowerCase()}>{shown}</option>
          )}
        </select>
        <Icon name="down" size={14} />
      </span>
    );
  else
    control = (
      <OutlinedInput
        id={id}
        value={shown}
        onChange={event => onEdit(event.target.value)}
        error={error !== undefined}
        fullWidth
        className="input-mono"
        slotProps={{ input: { spellCheck: false, autoComplete: 'off', ...aria } }}
      />
    );
  return (
    <div className="element" data-wrong={error !== undefined}>
      <div className="element-name">
        <label htmlFor={editable ? id : undefined}>{label}</label>
        <span className="mono soft">{element.spelling ?? name}</span>
        <span className="element-state">
          {clearedBySwitch && (
            <Chip tone="warning" icon="minus">
              Will be cleared
            </Chip>
          )}
          {!clearedBySwitch && edited && (
            <Chip tone="accent" icon="edit">
              {text === '' ? 'Will be cleared' : 'Changed'}
            </Chip>
          )}
          {!present && !edited && <span className="soft small">Not in the file</span>}
        </span>
      </div>
      <div className="element-control field">
        {control}
        {error !== undefined && (
          <p id={`${id}-error`} className="field-error">
            <Icon name="error" size={14} />
            {error}
          </p>
        )}
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      </div>
    </div>
  );
}

interface SecretControlProps {
  id: string;
  element: MfaElement;
  text: string | undefined;
  cleared: boolean;
  aria: { 'aria-invalid': boolean; 'aria-describedby': string | undefined };
  onEdit: (text: string | undefined) => void;
}

/** A secret: masked, replaced, cleared; never shown. */
function SecretControl({ id, element: { set, name }, text, cleared, aria, onEdit }: SecretControlProps) {
  const [typing, setTyping] = useState(false);
  const keep = () => {
    setTyping(false);
    onEdit(undefined);
  };
  if (typing || (text !== undefined && text !== ''))
    return (
      <div className="secret-row">
        <OutlinedInput
          id={id}
          type="password"
          value={text ?? ''}
          autoFocus={typing}
          onChange={event => onEdit(event.target.value === '' ? undefined : event.target.value)}
          fullWidth
          className="input-mono"
          placeholder={set ? 'The new one' : ''}
          slotProps={{ input: { spellCheck: false, autoComplete: 'new-password', ...aria } }}
        />
        <Button onClick={keep}>{set ? 'Keep the stored one' : 'Set none'}</Button>
      </div>
    );
  return (
    <div className="secret-row">
      <span className="secret-state">
        {text === '' || cleared ? (
          <span className="soft">Empty once written</span>
        ) : (
          <MaskedSecret set={set} name={name} />
        )}
      </span>
      <Button id={id} aria-label={`${set ? 'Replace' : 'Set'} ${name}`} onClick={() => setTyping(true)}>
        {set ? 'Replace' : 'Set'}
      </Button>
      {set && !cleared && (
        <Button
          aria-label={`${text === '' ? 'Keep' : 'Clear'} ${name}`}
          onClick={() => (text === '' ? keep() : onEdit(''))}
        >
          {text === '' ? 'Keep' : 'Clear'}
        </Button>
      )}
    </div>
  );
}
