import { Checkbox } from '@mui/material';
import { type ReactNode, useId } from 'react';

export function FacetGroup({
  title,
  help,
  children,
}: {
  title: string;
  help?: string | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset className="facet-group">
      <legend>{title}</legend>
      {help !== undefined && <p className="soft small">{help}</p>}
      {children}
    </fieldset>
  );
}

/** One choice with how many events it has; `more` says that there are others, which were not counted. */
export function Facet(props: {
  checked: boolean;
  onToggle: () => void;
  count: number;
  more?: boolean | undefined;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <div className="facet" data-none={props.count === 0}>
      <Checkbox id={id} checked={props.checked} onChange={props.onToggle} />
      <label htmlFor={id}>{props.children}</label>
      <span className="soft figures">
        {props.count.toLocaleString('en')}
        {props.more === true && props.count > 0 ? '+' : ''}
      </span>
    </div>
  );
}
