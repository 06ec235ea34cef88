import { TextInput } from '../../components/TextInput.tsx';

/** Why a change is made. */
export function ReasonField({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  return (
    <div className="role-reason">
      <TextInput
        label="Reason"
        optional
        value={value}
        onChange={event => onChange(event.target.value.slice(0, 400))}
        help="Kept in the history with the change."
      />
    </div>
  );
}
