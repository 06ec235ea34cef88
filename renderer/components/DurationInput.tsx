import { OutlinedInput } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { describedBy, Field } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { durationInWords } from '../../shared/domain/words.ts';

const units = [
  { unit: 'minutes', size: 60 },
  { unit: 'hours', size: 3600 },
  { unit: 'days', size: 86_400 },
  { unit: 'seconds', size: 1 },
] as const;
type Unit = (typeof units)[number]['unit'];

/** The largest unit in which the duration is a whole number: 5400 s are minutes, 7200 s hours. */
export function unitOf(seconds: number): Unit {
  for (const unit of ['days', 'hours', 'minutes'] as const)
    if (seconds > 0 && seconds % sizeOf(unit) === 0) return unit;
  return seconds === 0 ? 'minutes' : 'seconds';
}

function sizeOf(unit: Unit): number {
  return units.find(one => one.unit === unit)?.size ?? 1;
}

export interface DurationInputProps {
  label: string;
  /** Seconds; NaN while what is typed is no number. */
  value: number;
  onChange: (seconds: number) => void;
  onBlur?: () => void;
  help?: ReactNode;
  error?: string | undefined;
  ref?: React.Ref<HTMLInputElement>;
  disabled?: boolean;
}

/** A duration: a number and its unit. Holds and answers seconds. Use it with react-hook-form's Controller. */
export function DurationInput({
  label,
  value,
  onChange,
  onBlur,
  help,
  error,
  ref,
  disabled = false,
}: DurationInputProps) {
  const id = useId();
  const [unit, setUnit] = useState<Unit>(() => unitOf(value));
  const [text, setText] = useState(() => (Number.isNaN(value) ? '' : String(value / sizeOf(unitOf(value)))));
  const [known, setKnown] = useState(value);
  if (!Object.is(known, value)) {
    // Set from outside (reset, another field): shown in its own best unit. What is being typed is left alone.
    setKnown(value);
    if (!Object.is(secondsOf(text, unit), value) && !Number.isNaN(value)) {
      setUnit(unitOf(value));
      setText(String(value / sizeOf(unitOf(value))));
    }
  }
  const send = (nextText: string, nextUnit: Unit) => {
    setText(nextText);
    setUnit(nextUnit);
    const seconds = secondsOf(nextText, nextUnit);
    setKnown(seconds);
    onChange(seconds);
  };
  const words =
    Number.isFinite(value) && unit !== unitOf(value) ? `That is ${durationInWords(value)}.` : undefined;
  return (
    <Field
      id={id}
      label={label}
      help={
        words === undefined ? (
          help
        ) : (
          <>
            {help} {words}
          </>
        )
      }
      error={error}
    >
      <span className="duration">
        <OutlinedInput
          id={id}
          value={text}
          disabled={disabled}
          inputRef={ref}
          onChange={event => send(event.target.value, unit)}
          {...(onBlur === undefined ? {} : { onBlur })}
          error={error !== undefined}
          slotProps={{
            input: {
              inputMode: 'numeric',
              autoComplete: 'off',
              'aria-invalid': error !== undefined,
              'aria-describedby': describedBy(id, { help: words ?? help, error }),
            },
          }}
        />
        <span className="select">
          <select
            aria-label={`Unit of ${label}`}
            value={unit}
            disabled={disabled}
            onChange={event => send(text, event.target.value as Unit)}
          >
            {units.map(one => (
              <option key={one.unit}>{one.unit}</option>
            ))}
          </select>
          <Icon name="down" size={14} />
        </span>
      </span>
    </Field>
  );
}

function secondsOf(text: string, unit: Unit): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) * sizeOf(unit) : Number.NaN;
}
