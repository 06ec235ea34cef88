import type { Role } from '../../../shared/domain/role.ts';
import { DurationInput } from '../../components/DurationInput.tsx';
import { Section } from '../../components/Section.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { durationInWords } from '../../../shared/domain/words.ts';
import { TimeInput } from '../roles/TimeInput.tsx';
import { longestJustification, type RequestForm, type RequestIssues } from './new-request.ts';

export interface NewRequestFieldsProps {
  form: RequestForm;
  edit: (change: Partial<RequestForm>) => void;
  issues: RequestIssues;
  role: Role;
  timeZone: string;
}

/** How long, from when, and why. */
export function NewRequestFields({ form, edit, issues, role, timeZone }: NewRequestFieldsProps) {
  return (
    <Section title="How long, and why" level={2}>
      <div className="request-fields">
        <DurationInput
          label="Duration"
          value={form.ttl}
          onChange={ttl => edit({ ttl })}
          error={issues.ttl}
          help={`Up to ${durationInWords(role.ttl)}.`}
        />
        <SwitchInput
          label="Start at a later time"
          checked={form.later}
          onChange={later => edit({ later })}
          help="Off: as soon as the gates are passed. The gates are asked now in either case, and again at the start."
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
        <TextInput
          label="Justification"
          optional
          multiline
          minRows={3}
          value={form.justification}
          onChange={event => edit({ justification: event.target.value })}
          error={issues.justification}
          help={`Why the role is needed: approvers and reviewers read it. ${String(longestJustification - form.justification.length)} characters left.`}
        />
      </div>
    </Section>
  );
}
