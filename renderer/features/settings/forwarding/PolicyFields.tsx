import { Controller, useWatch } from 'react-hook-form';
import { RadioChoice } from '../../../components/RadioChoice.tsx';
import { SwitchInput } from '../../../components/SwitchInput.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import type { ForwardForm } from './TargetForm.tsx';

const choices = [
  { value: 'go-on', label: 'Activations go on', help: 'Entries wait here and are delivered later.' },
  {
    value: 'refuse',
    label: 'Activations are refused',
    help: 'Who is active stays so, and ends as it should. An administrator can always change this here.',
  },
] as const;

/** Whether it delivers, from where on, and what becomes of activations while it fails. */
export function PolicyFields({ form, isNew }: { form: ForwardForm; isNew: boolean }) {
  const { errors } = form.formState;
  const refuse = useWatch({ control: form.control, name: 'refuse' });
  return (
    <>
      <Controller
        control={form.control}
        name="refuse"
        render={({ field }) => (
          <RadioChoice
            legend="While delivery fails"
            value={field.value ? 'refuse' : 'go-on'}
            options={choices}
            onChange={value => field.onChange(value === 'refuse')}
          />
        )}
      />
      {refuse && (
        <div className="form-row">
          <TextInput
            label="After so many minutes of failing"
            inputMode="numeric"
            error={errors.minutes?.message}
            {...form.register('minutes')}
          />
          <TextInput
            label="Or as soon as so many entries wait"
            inputMode="numeric"
            error={errors.entries?.message}
            {...form.register('entries')}
          />
        </div>
      )}
      <Controller
        control={form.control}
        name="on"
        render={({ field }) => (
          <SwitchInput
            label="Forward"
            help="Off keeps the settings, and what happens meanwhile waits."
            checked={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={form.control}
        name="fromStart"
        render={({ field }) => (
          <SwitchInput
            label={isNew ? 'Begin with the first entry of the history' : 'Deliver the whole history again'}
            help={isNew ? 'Else it begins with the entry that sets it up.' : 'Else it goes on where it is.'}
            checked={field.value}
            onChange={field.onChange}
          />
        )}
      />
    </>
  );
}
