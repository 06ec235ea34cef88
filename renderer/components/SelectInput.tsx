import { type ReactNode, type SelectHTMLAttributes, useId } from 'react';
import { describedBy, Field } from './Field.tsx';
import { Icon } from './Icon.tsx';

export interface SelectInputProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  options: readonly { value: string; label: string }[];
  ref?: React.Ref<HTMLSelectElement>;
}

/** A closed choice: the browser's own select, which every screen reader and keyboard knows. */
export function SelectInput({ label, help, error, options, ...rest }: SelectInputProps) {
  const id = useId();
  return (
    <Field id={id} label={label} help={help} error={error}>
      <span className="select">
        <select
          {...rest}
          id={id}
          aria-describedby={describedBy(id, { help, error })}
          aria-invalid={error !== undefined}
        >
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="down" size={14} />
      </span>
    </Field>
  );
}
