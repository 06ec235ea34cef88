import { TextInput } from './TextInput.tsx';

/** Why a change is made: kept in the history, at most 400 characters. */
export function ReasonInput({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  return (
    <TextInput
      label="Reason"
      optional
      value={value}
      onChange={event => onChange(event.target.value.slice(0, 400))}
      help="Kept in the history with the change."
    />
  );
}
