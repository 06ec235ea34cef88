import { useFormContext, useWatch } from 'react-hook-form';
import { callStatus } from '../../../shared/domain/call-status.ts';
import type { Scenario } from '../../../shared/domain/scenario.ts';
import { Section } from '../../components/Section.tsx';
import { NumberField } from './NumberField.tsx';

/** How telephones behave: which part of the calls verifies nobody, and how. */
export function CallsSection() {
  const { control, formState } = useFormContext<Scenario>();
  const failures = useWatch({ control, name: 'calls.failures' });
  const failed = failures.reduce((sum, { percent }) => sum + percent, 0);
  const wrong = formState.errors.calls?.failures;
  return (
    <Section
      title="Phone calls"
      level={2}
      help={
        Number.isFinite(failed) && failed <= 100
          ? `Of a hundred calls, ${String(100 - failed)} are answered with #; the others end as below.`
          : 'The calls that fail are at most 100 percent together.'
      }
    >
      <div className="form scenario-wide">
        <div className="form-row">
          {failures.map(({ code }, at) => (
            <NumberField
              key={code}
              name={`calls.failures.${at}.percent`}
              label={`${callStatus(code).words}, percent`}
              help={`Call status ${String(code)}.`}
            />
          ))}
        </div>
        {wrong !== undefined && typeof wrong.message === 'string' && (
          <p className="field-error">{wrong.message}</p>
        )}
        <div className="form-row">
          <NumberField
            name="calls.unblockMinutes"
            orNull
            label="Unblocked after, minutes"
            help="Who reports fraud is blocked from calls until an administrator has looked into it, in working time. Empty: for good."
          />
          <NumberField name="calls.seconds.least" label="A call takes at least, seconds" />
          <NumberField name="calls.seconds.most" label="A call takes at most, seconds" help="180 at most." />
        </div>
      </div>
    </Section>
  );
}
