import { Controller, useFormContext } from 'react-hook-form';
import type { Scenario } from '../../../shared/domain/scenario.ts';
import { Section } from '../../components/Section.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { NumberField } from './NumberField.tsx';
import { weekdays } from './weekdays.ts';

const office = { from: '08:00', to: '17:00' };

/** How owners decide: how many requests, how fast, and when they work. */
export function OwnersSection() {
  const { control, register, formState } = useFormContext<Scenario>();
  const wrong = formState.errors.owners;
  return (
    <Section
      title="Owners"
      level={2}
      help="A request that no owner decides on lapses. The time to a decision counts in working hours only."
    >
      <div className="form">
        <div className="form-row">
          <NumberField name="owners.answerPercent" label="Requests decided on, percent" />
          <NumberField name="owners.rejectPercent" label="Of those, rejected, percent" />
        </div>
        <div className="form-row">
          <NumberField name="owners.minutes.least" label="A decision takes at least, minutes" />
          <NumberField name="owners.minutes.most" label="A decision takes at most, minutes" />
        </div>
        <Controller
          name="owners.workingHours"
          control={control}
          render={({ field }) => (
            <>
              <SwitchInput
                label="Owners work around the clock"
                checked={field.value === null}
                onChange={checked => field.onChange(checked ? null : office)}
              />
              {field.value !== null && (
                <div className="form-row">
                  <TextInput
                    label="Work begins"
                    type="time"
                    value={field.value.from}
                    error={wrong?.workingHours?.from?.message}
                    onChange={event => field.onChange({ ...field.value, from: event.target.value })}
                  />
                  <TextInput
                    label="Work ends"
                    type="time"
                    value={field.value.to}
                    help="Before the beginning: on the next day."
                    error={wrong?.workingHours?.to?.message}
                    onChange={event => field.onChange({ ...field.value, to: event.target.value })}
                  />
                </div>
              )}
            </>
          )}
        />
        <fieldset className="scenario-set">
          <legend>Working days</legend>
          <div className="scenario-days">
            {weekdays.map((day, at) => (
              <label key={day}>
                <input
                  type="checkbox"
                  {...register(`owners.workingDays.${at as 0 | 1 | 2 | 3 | 4 | 5 | 6}`)}
                />
                {day}
              </label>
            ))}
          </div>
        </fieldset>
      </div>
    </Section>
  );
}
