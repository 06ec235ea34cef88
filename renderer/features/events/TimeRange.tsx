import { Button, Popover } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import type { EventFilter } from '../../../shared/domain/event.ts';
import { Icon } from '../../components/Icon.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { addDays, dayOf, startOfDay } from '../../components/days.ts';
import { changed } from './history-filter.ts';

export interface TimeRangeProps {
  filter: EventFilter;
  onChange: (filter: EventFilter) => void;
  timeZone: string;
  today: string;
}

const presets = [
  ['Today', 1],
  ['Last 7 days', 7],
  ['Last 30 days', 30],
] as const;

/** Narrows the history to a span of days in the forest's time zone. */
export function TimeRange({ filter, onChange, timeZone, today }: TimeRangeProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const span = daysOf(filter, timeZone);
  const apply = (from: string | null, to: string | null) => {
    onChange(
      changed(filter, {
        from: from === null ? undefined : startOfDay(from, timeZone),
        to: to === null ? undefined : startOfDay(addDays(to, 1), timeZone),
      }),
    );
    setAnchor(null);
  };
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={event => setAnchor(event.currentTarget)}
        endIcon={<Icon name="down" size={12} />}
        className="filter-menu"
        data-on={filter.from !== undefined || filter.to !== undefined}
      >
        Time
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-labelledby': id } }}
      >
        <div className="time-range">
          <h3 id={id}>Time</h3>
          <p className="soft small">Days of the forest’s clock, {timeZone.replaceAll('_', ' ')}.</p>
          <div className="time-presets">
            {presets.map(([word, days]) => (
              <Button key={word} onClick={() => apply(addDays(today, 1 - days), null)}>
                {word}
              </Button>
            ))}
            <Button onClick={() => apply(null, null)}>All time</Button>
          </div>
          <DaysForm from={span.from ?? ''} to={span.to ?? ''} onApply={apply} />
        </div>
      </Popover>
    </>
  );
}

function DaysForm(props: {
  from: string;
  to: string;
  onApply: (from: string | null, to: string | null) => void;
}) {
  const [from, setFrom] = useState(props.from);
  const [to, setTo] = useState(props.to);
  const wrong = from !== '' && to !== '' && to < from ? 'The last day is before the first one.' : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong === undefined) props.onApply(from === '' ? null : from, to === '' ? null : to);
  };
  return (
    <form onSubmit={submit} className="time-days" noValidate>
      <TextInput label="First day" type="date" value={from} onChange={event => setFrom(event.target.value)} />
      <TextInput
        label="Last day"
        type="date"
        value={to}
        error={wrong}
        onChange={event => setTo(event.target.value)}
      />
      <Button type="submit" variant="contained">
        Show these days
      </Button>
    </form>
  );
}

/** The filter's range as days of the zone, both inclusive. */
export function daysOf(filter: EventFilter, timeZone: string): { from: string | null; to: string | null } {
  return {
    from: filter.from === undefined ? null : dayOf(filter.from, timeZone),
    to: filter.to === undefined ? null : dayOf(filter.to - 1, timeZone),
  };
}

/** The range in words for the chip, or null where there is none. */
export function rangeWords(filter: EventFilter, timeZone: string): string | null {
  const { from, to } = daysOf(filter, timeZone);
  if (from === null && to === null) return null;
  if (from === to) return from;
  if (from === null) return `until ${to ?? ''}`;
  return to === null ? `from ${from}` : `${from} to ${to}`;
}
