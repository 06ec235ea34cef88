import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { expectedRequests, type Scenario } from '../../../shared/domain/scenario.ts';
import { Section } from '../../components/Section.tsx';
import { SelectInput } from '../../components/SelectInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { timeZones } from '../../components/time-zones.ts';
import { counted } from '../../components/words.ts';
import { CallsSection } from './CallsSection.tsx';
import { HoursField } from './HoursField.tsx';
import { NumberField } from './NumberField.tsx';
import { OwnersSection } from './OwnersSection.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { RolesTable } from './RolesTable.tsx';
import { weekdays } from './weekdays.ts';

/** Everything that a scenario says, in the order in which a person asks: when, how many, which roles, who, calls, owners. */
export function ScenarioForm() {
  return (
    <>
      <WhenSection />
      <RequestsSection />
      <RolesTable />
      <PeopleTable />
      <CallsSection />
      <OwnersSection />
    </>
  );
}

function WhenSection() {
  const { register, control, formState } = useFormContext<Scenario>();
  const { errors } = formState;
  return (
    <Section title="When" level={2} help="The scenario’s days begin and end at midnight in its time zone.">
      <div className="form">
        <TextInput label="Name" error={errors.name?.message} {...register('name')} />
        <div className="form-row">
          <TextInput
            label="First day"
            type="date"
            error={errors.startsOn?.message}
            {...register('startsOn')}
          />
          <NumberField name="days" label="Days" help="1 to 366." />
          <Controller
            name="timeZone"
            control={control}
            render={({ field }) => (
              <SelectInput
                label="Time zone"
                options={timeZones(field.value)}
                error={errors.timeZone?.message}
                {...field}
              />
            )}
          />
          <NumberField name="seed" label="Seed" help="Settles chance: the same seed, the same result." />
        </div>
      </div>
    </Section>
  );
}

function RequestsSection() {
  const { control } = useFormContext<Scenario>();
  const [startsOn, days, requests] = useWatch({ control, name: ['startsOn', 'days', 'requests'] });
  const expected = expectedRequests({ startsOn, days, requests: { ...requests, total: null } });
  const sum = Number.isFinite(expected) ? `The hours come to ${counted(expected, 'request')}.` : undefined;
  return (
    <Section title="Requests" level={2} help={sum}>
      <HoursField />
      <fieldset className="scenario-set">
        <legend>Of those, by weekday, percent</legend>
        <div className="scenario-week">
          {weekdays.map((day, at) => (
            <NumberField
              key={day}
              name={`requests.weekdayPercent.${at as 0 | 1 | 2 | 3 | 4 | 5 | 6}`}
              label={day}
            />
          ))}
        </div>
      </fieldset>
      <div className="form">
        <div className="form-row">
          <NumberField
            name="requests.total"
            orNull
            label="Requests in all"
            help="In place of what the hours come to; they then give the proportions. At most 1,000,000."
          />
          <NumberField
            name="requests.closeEarlyPercent"
            label="Closed early, percent"
            help="Activations that their user closes before the time is over."
          />
          <NumberField
            name="requests.strangerPercent"
            label="By others than candidates, percent"
            help="They are refused; a number for the help desk."
          />
        </div>
        <div className="form-row">
          <NumberField name="requests.laterPercent" label="For a later start, percent" />
          <NumberField name="requests.laterHours" label="Hours ahead at most" />
        </div>
      </div>
    </Section>
  );
}
