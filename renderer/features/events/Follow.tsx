import { Button, Checkbox } from '@mui/material';
import { useId } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { counted } from '../../components/words.ts';

/** The switch that lets new events in at the top of the list. */
export function Follow(props: { on: boolean; paused: boolean; onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <div className="follow small">
      <Checkbox
        id={id}
        checked={props.on}
        onChange={event => props.onChange(event.target.checked)}
        slotProps={{ input: { 'aria-describedby': `${id}-now` } }}
      />
      <label htmlFor={id}>Follow new events</label>
      <span id={`${id}-now`} className="soft">
        {props.on && props.paused && 'Paused: the chosen time is over'}
      </span>
    </div>
  );
}

/** Over the list's head: what came while the reader was further down. */
export function NewEvents(props: { waiting: { count: number; more: boolean } | null; onShow: () => void }) {
  if (props.waiting === null) return null;
  const { count, more } = props.waiting;
  return (
    <div className="new-events">
      <Button variant="contained" startIcon={<Icon name="up" />} onClick={props.onShow}>
        {more ? `More than ${counted(count, 'new event')}` : counted(count, 'new event')}
      </Button>
    </div>
  );
}
