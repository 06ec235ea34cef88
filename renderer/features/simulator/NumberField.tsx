import { type FieldPath, useFormContext } from 'react-hook-form';
import type { Scenario } from '../../../shared/domain/scenario.ts';
import { TextInput } from '../../components/TextInput.tsx';

export interface NumberFieldProps {
  name: FieldPath<Scenario>;
  label: string;
  help?: string;
  /** An empty field is null: not set. */
  orNull?: boolean;
}

/** A whole number of the scenario. What is wrong with it is said below. */
export function NumberField({ name, label, help, orNull = false }: NumberFieldProps) {
  const { register, getFieldState, formState } = useFormContext<Scenario>();
  const { error } = getFieldState(name, formState);
  return (
    <TextInput
      label={label}
      help={help}
      optional={orNull}
      error={error?.message}
      inputMode="numeric"
      {...register(name, {
        setValueAs: (text: unknown) => (orNull && (text === '' || text === null) ? null : numberOf(text)),
      })}
    />
  );
}

/** What is no number is NaN, which the schema refuses with its words. */
export function numberOf(text: unknown): number {
  return typeof text === 'number' ? text : /^\s*\d{1,12}\s*$/.test(String(text)) ? Number(text) : Number.NaN;
}
