import type { Role } from '../../../shared/domain/role.ts';
import { Section } from '../../components/Section.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { durationInWords } from '../../../shared/domain/words.ts';
import { longestJustification, type RequestForm, type RequestIssues } from './new-request.ts';
import { StartFields } from './StartFields.tsx';

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
        <StartFields
          form={form}
          edit={edit}
          issues={issues}
          timeZone={timeZone}
          durationHelp={`Up to ${durationInWords(role.ttl)}.`}
          laterHelp="Off: as soon as the gates are passed. The gates are asked now in either case, and again at the start."
        />
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
