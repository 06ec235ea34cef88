import { type ReactNode, useId } from 'react';
import './object-form.css';

export interface RadioOption<T extends string> {
  value: T;
  label: string;
  help?: ReactNode;
}

export interface RadioChoiceProps<T extends string> {
  legend: string;
  value: T;
  options: readonly RadioOption<T>[];
  onChange: (value: T) => void;
}

/** One of a few, each with what it means: the browser's own radio buttons. */
export function RadioChoice<T extends string>({ legend, value, options, onChange }: RadioChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="radio-choice">
      <legend>{legend}</legend>
      {options.map(option => {
        const id = `${name}-${option.value}`;
        return (
          <div key={option.value} className="radio-option" data-on={option.value === value}>
            <input
              type="radio"
              id={id}
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              {...(option.help === undefined ? {} : { 'aria-describedby': `${id}-help` })}
            />
            <label htmlFor={id}>{option.label}</label>
            {option.help !== undefined && (
              <p id={`${id}-help`} className="field-help">
                {option.help}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
