import { Fragment, type ReactNode } from 'react';

export interface FactsProps {
  /** Name and value; a null value is left out. */
  items: readonly (readonly [name: string, value: ReactNode])[];
}

/** Names and values of an object, aligned. */
export function Facts({ items }: FactsProps) {
  return (
    <dl className="facts">
      {items.map(([name, value]) =>
        value === null || value === undefined ? null : (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value === '' ? <span className="soft">Not set</span> : value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}
