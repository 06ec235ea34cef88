import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { Issue } from '../../../shared/contract/errors.ts';
import type { ConsoleConfiguration } from '../../../shared/domain/configuration.ts';
import { applyIssues } from '../../api/issues.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { DurationInput } from '../../components/DurationInput.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormActions } from '../../components/FormActions.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Section } from '../../components/Section.tsx';
import { SelectInput } from '../../components/SelectInput.tsx';
import { StaleNotice } from '../../components/StaleNotice.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { timeZones } from '../../components/time-zones.ts';
import { useFormBase } from '../../components/use-form-base.ts';
import { useUnsavedGuard } from '../../components/use-unsaved-guard.tsx';
import {
  changedConsole,
  consoleFieldOf,
  consoleSchema,
  type ConsoleValues,
  consoleValuesOf,
} from './console-values.ts';

const orders: { value: ConsoleValues['phoneOrder']; label: string }[] = [
  { value: 'mobile,telephoneNumber', label: 'mobile, then telephoneNumber' },
  { value: 'telephoneNumber,mobile', label: 'telephoneNumber, then mobile' },
  { value: 'mobile', label: 'mobile only' },
  { value: 'telephoneNumber', label: 'telephoneNumber only' },
];

/** The console's own configuration of the forest: nothing here is MIM's. */
export function ConsoleTab() {
  return <Loaded read={useRead('console.get', {})}>{latest => <ConsoleForm latest={latest} />}</Loaded>;
}

function ConsoleForm({ latest }: { latest: ConsoleConfiguration }) {
  const form = useForm<ConsoleValues>({
    resolver: zodResolver(consoleSchema),
    defaultValues: consoleValuesOf(latest),
  });
  const { errors, isDirty } = form.formState;
  const { base, stale, rebase } = useFormBase(latest, isDirty, from => form.reset(consoleValuesOf(from)));
  const set = useAct('console.set');
  const announce = useAnnounce();
  const [rest, setRest] = useState<Issue[]>([]);
  const guard = useUnsavedGuard(isDirty, 'the console’s configuration');
  const submit = form.handleSubmit(saved =>
    set.mutate(
      { expects: base.version, values: changedConsole(base, saved) },
      {
        onSuccess: () => {
          form.reset(saved);
          announce('Console configuration saved');
        },
        onError: error => setRest(applyIssues(error, form.setError, consoleFieldOf)),
      },
    ),
  );
  return (
    <form onSubmit={event => void submit(event)} noValidate className="settings-form">
      <div className="form">
        {stale && <StaleNotice what="the console’s configuration" onReload={rebase} />}
        {set.error !== null && (
          <ErrorNotice error={set.error} title="The console’s configuration was not saved" issues={rest} />
        )}
        <div className="form-row">
          <TextInput
            label="CORP forest, DNS name"
            error={errors.corpDnsName?.message}
            {...form.register('corpDnsName')}
          />
          <TextInput
            label="CORP domain, NetBIOS name"
            error={errors.corpNetbiosName?.message}
            {...form.register('corpNetbiosName')}
          />
        </div>
        <div className="form-row">
          <TextInput
            label="PRIV forest, DNS name"
            error={errors.privDnsName?.message}
            {...form.register('privDnsName')}
          />
          <TextInput
            label="PRIV domain, NetBIOS name"
            error={errors.privNetbiosName?.message}
            {...form.register('privNetbiosName')}
          />
        </div>
        <div className="form-row">
          <SelectInput
            label="Time zone"
            help="The clock of the availability windows and of “today”."
            options={timeZones(latest.timeZone)}
            error={errors.timeZone?.message}
            {...form.register('timeZone')}
          />
          <SelectInput
            label="Telephone attributes in CORP"
            help="Where New-PAMUser looks for a number, in this order."
            options={orders}
            error={errors.phoneOrder?.message}
            {...form.register('phoneOrder')}
          />
        </div>
        <TextInput
          label="MIM Service folders"
          help="One a line, local or UNC paths; the first is the primary. Each write of MFA settings goes to all of them."
          mono
          multiline
          minRows={2}
          error={errors.folders?.message}
          {...form.register('folders')}
        />
        <TextInput
          label="Internal numbers"
          optional
          help="A regular expression of numbers that the site’s own exchange dials, for example ^4\d{3}$."
          mono
          error={errors.internalNumbers?.message}
          {...form.register('internalNumbers')}
        />
        <Section title="Limits of the checks" help="Ours: Microsoft publishes none." level={2}>
          <div className="form-row">
            <Controller
              control={form.control}
              name="longestTtl"
              render={({ field }) => (
                <DurationInput
                  label="Longest TTL"
                  help="A role that lasts longer is found."
                  value={field.value}
                  onChange={field.onChange}
                  error={errors.longestTtl?.message}
                />
              )}
            />
            <TextInput
              label="Days unused"
              inputMode="numeric"
              help="A role that nobody activated for so long is found."
              error={errors.unusedDays?.message}
              {...form.register('unusedDays')}
            />
            <TextInput
              label="Days after a change of a number"
              inputMode="numeric"
              help="For so long an activation right after it is found."
              error={errors.numberChangeDays?.message}
              {...form.register('numberChangeDays')}
            />
          </div>
        </Section>
      </div>
      <div className="page-foot settings-foot">
        <FormActions
          save="Save console configuration"
          needs="administer"
          dirty={isDirty}
          busy={set.isPending}
          onDiscard={() => {
            set.reset();
            rebase();
          }}
        />
      </div>
      {guard}
    </form>
  );
}
