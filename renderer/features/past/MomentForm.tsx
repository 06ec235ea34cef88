import { Button } from '@mui/material';
import { type FormEvent, useState } from 'react';
import type { PastMoment } from '../../../shared/contract/past.ts';
import { instantOf, wallClock } from '../../../shared/domain/time-zone.ts';
import { SelectInput } from '../../components/SelectInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { TimeInput } from '../roles/TimeInput.tsx';

export interface MomentFormProps {
  moment: PastMoment | undefined;
  /** How long before now its time begins where there is no moment yet, in milliseconds. */
  before: number;
  timeZone: string;
  submit: string;
  onShow: (moment: { at: number } | { seq: number }) => void;
}

/** A date and a time on the forest's clock, or the number of an entry. Keyed by the moment, so that it follows the address. */
export function MomentForm({ moment, before, timeZone, submit, onShow }: MomentFormProps) {
  const [by, setBy] = useState(moment !== undefined && 'seq' in moment ? 'entry' : 'time');
  const [{ date, time }, setClock] = useState(() =>
    wallClock(timeZone, moment !== undefined && 'at' in moment ? moment.at : Date.now() - before),
  );
  const [entry, setEntry] = useState(moment !== undefined && 'seq' in moment ? String(moment.seq) : '');
  const [wrong, setWrong] = useState<string | undefined>();
  const show = (event: FormEvent) => {
    event.preventDefault();
    const chosen = by === 'entry' ? entryOf(entry) : timeOf(date, time, timeZone);
    setWrong(typeof chosen === 'string' ? chosen : undefined);
    if (typeof chosen !== 'string') onShow(chosen);
  };
  return (
    <form className="past-moment" noValidate onSubmit={show}>
      <SelectInput
        label="Moment by"
        value={by}
        options={[
          { value: 'time', label: 'Date and time' },
          { value: 'entry', label: 'Entry of the history' },
        ]}
        onChange={event => {
          setBy(event.target.value);
          setWrong(undefined);
        }}
      />
      {by === 'entry' ? (
        <TextInput
          label="Entry"
          inputMode="numeric"
          placeholder="1200"
          value={entry}
          error={wrong}
          onChange={event => setEntry(event.target.value)}
        />
      ) : (
        <>
          <TextInput
            label="Date"
            type="date"
            value={date}
            error={wrong}
            onChange={event => setClock({ date: event.target.value, time })}
          />
          <TimeInput label="Time" value={time} onChange={next => setClock({ date, time: next })} />
        </>
      )}
      <Button type="submit" variant="contained">
        {submit}
      </Button>
    </form>
  );
}

function entryOf(text: string): { seq: number } | string {
  const seq = Number(text.trim().replaceAll(',', ''));
  return Number.isSafeInteger(seq) && seq >= 1 ? { seq } : 'Enter the number of an entry: 1 is the first.';
}

function timeOf(date: string, time: string, timeZone: string): { at: number } | string {
  if (date === '' || time === '') return 'Enter the date and the time.';
  const at = instantOf(date, time, timeZone);
  return at === null
    ? `The forest’s clock (${timeZone}) never shows this date and time. Write the time as 08:00; in spring an hour is skipped.`
    : { at };
}
