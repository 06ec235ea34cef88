import { Button } from '@mui/material';
import { describeReading } from '../../../shared/domain/phone-number.ts';
import { useRead } from '../../api/use-read.ts';
import { Icon } from '../../components/Icon.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useSettled } from '../../components/use-settled.ts';

export interface PhoneFieldProps {
  value: string;
  onChange: (text: string) => void;
  error?: string | undefined;
}

/** A telephone number with how it is read, live: the number as it would be dialled, or why it cannot be. */
export function PhoneField({ value, onChange, error }: PhoneFieldProps) {
  return (
    <div className="phone-field">
      <TextInput
        label="Telephone number"
        value={value}
        onChange={event => onChange(event.target.value)}
        error={error}
        inputMode="tel"
        help="Country code and number. A number without a country code is read under DefaultCountryCode."
      />
      <PhoneReading text={value} onChoose={onChange} />
    </div>
  );
}

/** How a text is read as a number. `onChoose` offers both readings of an ambiguous one. */
export function PhoneReading({ text, onChoose }: { text: string; onChoose?: (text: string) => void }) {
  const asked = useSettled(text.trim().slice(0, 100), 200);
  const read = useRead('phone.read', { text: asked }, { keepPrevious: true });
  if (read.error !== null)
    return (
      <p className="phone-reading" data-tone="error">
        <Icon name="error" size={14} /> The number cannot be read now: {read.error.message}
      </p>
    );
  if (read.data === undefined || read.data.reading.text !== text.trim())
    return (
      <p className="phone-reading soft" role="status">
        <Icon name="clock" size={14} /> Reading the number
      </p>
    );
  const { reading, canDial } = read.data;
  const ambiguous = reading.kind === 'number' ? reading.ambiguous : null;
  const tone = !canDial ? 'error' : ambiguous !== null ? 'warning' : 'success';
  const internal = canDial && reading.kind === 'unreadable';
  return (
    <div className="phone-reading" data-tone={tone} role="status">
      <Icon name={!canDial ? 'stop' : ambiguous !== null ? 'warning' : 'phone'} size={14} />
      <div>
        {internal ? `Dialled as ${reading.text} through the site’s exchange.` : describeReading(reading)}
        {!canDial && ' This user cannot be called.'}
        {ambiguous !== null && reading.kind === 'number' && onChoose !== undefined && (
          <span className="phone-choices">
            <Button onClick={() => onChoose(reading.e164)}>Use {reading.international}</Button>
            <Button onClick={() => onChoose(ambiguous.e164)}>Use {ambiguous.international}</Button>
          </span>
        )}
      </div>
    </div>
  );
}
