import { useState } from 'react';
import { TextInput } from '../../components/TextInput.tsx';
import { readTime } from './read-time.ts';

export interface TimeInputProps {
  label: string;
  /** `HH:mm`, '' for none, or what was typed where it is no time. */
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** A time of day on a 24-hour clock. `8` and `830` are understood and written out on leaving the field. */
export function TimeInput({ label, value, onChange, error }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      label={label}
      error={error}
      value={typed ?? value}
      placeholder="08:00"
      onChange={event => {
        setTyped(event.target.value);
        onChange(readTime(event.target.value) ?? event.target.value.trim());
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
