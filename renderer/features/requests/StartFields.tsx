import type { ReactNode } from 'react';
import { DurationInput } from '../../components/DurationInput.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { TimeInput } from '../roles/TimeInput.tsx';
import type { RequestIssues, StartForm } from './new-request.ts';

export interface StartFieldsProps {
  form: StartForm;
  edit: (change: Partial<StartForm>) => void;
  issues: Pick<RequestIssues, 'ttl' | 'start'>;
  timeZone: string;
  durationHelp: ReactNode;
  laterHelp: ReactNode;
}

/** How long, and from when. */
export function StartFields({ form, edit, issues, timeZone, durationHelp, laterHelp }: StartFieldsProps) {
  return (
    <>
      <DurationInput
        label="Duration"
        value={form.ttl}
        onChange={ttl => edit({ ttl })}
        error={issues.ttl}
        help={durationHelp}
      />
      <SwitchInput
        label="Start at a later time"
        checked={form.later}
        onChange={later => edit({ later })}
        help={laterHelp}
      />
      {form.later && (
        <div className="request-start">
          <div className="form-row">
            <TextInput
              label="Date"
              type="date"
              value={form.date}
              onChange={event => edit({ date: event.target.value })}
              error={issues.start}
            />
            <TimeInput label="Time" value={form.time} onChange={time => edit({ time })} />
          </div>
          <p className="field-help">On the forest’s clock ({timeZone}).</p>
        </div>
      )}
    </>
  );
}
