import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

export interface FieldProps {
  /** The id of the control. */
  id: string;
  label: string;
  /** What it means, with the unit. */
  help?: ReactNode;
  /** What is wrong and what to do. */
  error?: string | undefined;
  optional?: boolean;
  children: ReactNode;
}

/** The ids that a control inside of a Field names in `aria-describedby`. */
export function describedBy(
  id: string,
  has: { help?: unknown; error?: string | undefined },
): string | undefined {
  const ids = [
    ...(has.error === undefined ? [] : [`${id}-error`]),
    ...(has.help === undefined ? [] : [`${id}-help`]),
  ];
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** A label above its control, help below, and the issue in its place. */
export function Field({ id, label, help, error, optional = false, children }: FieldProps) {
  return (
    <div className="field" data-wrong={error !== undefined}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="soft"> (optional)</span>}
      </label>
      {children}
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          <Icon name="error" size={14} />
          {error}
        </p>
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
    </div>
  );
}
