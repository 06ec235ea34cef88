import { Fragment, useEffect } from 'react';
import { Icon } from '../../components/Icon.tsx';
import type { Option, OptionGroup } from './palette-options.ts';

export interface OptionListProps {
  id: string;
  groups: readonly OptionGroup[];
  active: string | null;
  optionId: (key: string) => string;
  onChoose: (key: string) => void;
}

/** What can be chosen, under the headings of its kinds. The focus stays in the field: `active` is told by its id. */
export function OptionList({ id, groups, active, optionId, onChoose }: OptionListProps) {
  const activeId = active === null ? null : optionId(active);
  useEffect(() => {
    if (activeId !== null) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const item = (option: Option) => (
    <div
      key={option.key}
      id={optionId(option.key)}
      role="option"
      aria-selected={option.key === active}
      className="command-option"
      // Before the field loses the focus.
      onMouseDown={event => {
        event.preventDefault();
        onChoose(option.key);
      }}
    >
      {option.kind === 'offer' ? (
        <>
          <span className="command-option-name">
            <Icon name={option.offer.icon} size={16} />
            <span className={option.offer.kind === 'cmdlet' ? 'mono' : undefined}>{option.offer.name}</span>
          </span>
          <span className="soft">{option.offer.detail}</span>
        </>
      ) : (
        <>
          <span className="mono">{option.completion.text}</span>
          <span className="soft">{option.completion.help}</span>
        </>
      )}
    </div>
  );
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      className="command-options"
      hidden={groups.length === 0}
    >
      {groups.map(({ heading, options }) => {
        if (heading === null) return <Fragment key="line">{options.map(item)}</Fragment>;
        const headingId = `${id}-${heading}`;
        return (
          <div key={heading} role="group" aria-labelledby={headingId}>
            <div id={headingId} role="presentation" className="command-heading">
              {heading}
            </div>
            {options.map(item)}
          </div>
        );
      })}
    </div>
  );
}
