import { OutlinedInput, type OutlinedInputProps } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { describedBy, Field } from './Field.tsx';

export interface TextInputProps extends Omit<OutlinedInputProps, 'error' | 'label' | 'id'> {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  mono?: boolean;
}

/** A text field with label, help and issue. Takes the props of react-hook-form's `register` (spread them). */
export function TextInput({
  label,
  help,
  error,
  optional = false,
  mono = false,
  ref,
  ...rest
}: TextInputProps) {
  const id = useId();
  return (
    <Field id={id} label={label} help={help} error={error} optional={optional}>
      <OutlinedInput
        {...rest}
        id={id}
        // `register` hands over a ref that must reach the input itself: it focuses the first wrong field.
        inputRef={ref}
        error={error !== undefined}
        fullWidth
        className={mono ? 'input-mono' : undefined}
        slotProps={{
          input: {
            spellCheck: false,
            autoComplete: 'off',
            'aria-describedby': describedBy(id, { help, error }),
            'aria-invalid': error !== undefined,
          },
        }}
      />
    </Field>
  );
}
