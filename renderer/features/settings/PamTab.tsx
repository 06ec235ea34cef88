import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import type { Issue } from '../../../shared/contract/errors.ts';
import { forestFunctionalities, type PamConfiguration } from '../../../shared/domain/configuration.ts';
import { applyIssues } from '../../api/issues.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { DurationInput } from '../../components/DurationInput.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormActions } from '../../components/FormActions.tsx';
import { ImpactList } from '../../components/ImpactList.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PowerShellStrip } from '../../components/PowerShellStrip.tsx';
import { SelectInput } from '../../components/SelectInput.tsx';
import { StaleNotice } from '../../components/StaleNotice.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useFormBase } from '../../components/use-form-base.ts';
import { useUnsavedGuard } from '../../components/use-unsaved-guard.tsx';
import { fieldOf, pamPipeline, pamSchema, type PamValues } from './pam-values.ts';

const levels = {
  DS_BEHAVIOR_WIN2012R2: 'Windows Server 2012 R2',
  DS_BEHAVIOR_WIN2015: 'Windows Server 2016',
};

/** Get- and Set-PAMConfiguration as a form. */
export function PamTab() {
  return <Loaded read={useRead('configuration.get', {})}>{latest => <PamForm latest={latest} />}</Loaded>;
}

function PamForm({ latest }: { latest: PamConfiguration }) {
  const form = useForm<PamValues>({ resolver: zodResolver(pamSchema), defaultValues: valuesOf(latest) });
  const { errors, isDirty } = form.formState;
  const { base, stale, rebase } = useFormBase(latest, isDirty, from => form.reset(valuesOf(from)));
  const values = useWatch({ control: form.control }) as PamValues;
  const pipeline = pamPipeline(base, values);
  const run = useAct('cmdlet.run');
  const announce = useAnnounce();
  const [rest, setRest] = useState<Issue[]>([]);
  const guard = useUnsavedGuard(isDirty, 'the PAM configuration');
  const submit = form.handleSubmit(saved => {
    if (pipeline === null) return;
    run.mutate(
      { pipeline, expects: { kind: 'pamConfiguration', id: 'singleton', version: base.version } },
      {
        onSuccess: () => {
          form.reset(saved);
          announce('PAM configuration saved');
        },
        onError: error => setRest(applyIssues(error, form.setError, fieldOf)),
      },
    );
  });
  const duration = (
    name: 'roleMinimalDuration' | 'roleMaximalDuration' | 'roleDefaultDuration',
    label: string,
  ) => (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => <DurationInput {...field} label={label} error={errors[name]?.message} />}
    />
  );
  return (
    <form onSubmit={event => void submit(event)} noValidate className="settings-form">
      <div className="form">
        <Notice tone="info" title="The defaults are this console’s">
          Microsoft has not published MIM’s own. A change takes effect for what is made from then on.
        </Notice>
        {stale && <StaleNotice what="the PAM configuration" onReload={rebase} />}
        {run.error !== null && (
          <ErrorNotice error={run.error} title="The PAM configuration was not saved" issues={rest} />
        )}
        <div className="form-row">
          {duration('roleMinimalDuration', 'Shortest TTL of a role')}
          {duration('roleMaximalDuration', 'Longest TTL of a role')}
        </div>
        <div className="form-row">
          {duration('roleDefaultDuration', 'TTL of a role made without one')}
          <TextInput
            label="Requests are kept"
            help="Days, at least, before an ended request is deleted."
            inputMode="numeric"
            error={errors.requestExpirationInDays?.message}
            {...form.register('requestExpirationInDays', { valueAsNumber: true })}
          />
        </div>
        <div className="form-row">
          <TextInput
            label="Prefix of PRIV accounts"
            help="Put before the CORP account name: with PRIV. Jen becomes PRIV.Jen."
            mono
            error={errors.privUserPrefix?.message}
            {...form.register('privUserPrefix')}
          />
          <TextInput
            label="Container in PRIV"
            help="Where new accounts and groups are made."
            error={errors.defaultADContainer?.message}
            {...form.register('defaultADContainer')}
          />
        </div>
        <div className="form-row">
          <SelectInput
            label="Functional level of the PRIV forest"
            help="From Windows Server 2016 memberships end by themselves in the directory."
            options={forestFunctionalities.map(value => ({ value, label: levels[value] }))}
            error={errors.forestFunctionality?.message}
            {...form.register('forestFunctionality')}
          />
          <TextInput
            label="Length of generated passwords"
            help="Characters, 8 to 256."
            inputMode="numeric"
            error={errors.userAdminPasswordLength?.message}
            {...form.register('userAdminPasswordLength', { valueAsNumber: true })}
          />
        </div>
      </div>
      <div className="page-foot settings-foot">
        <ImpactList command={isDirty && Object.keys(errors).length === 0 ? (pipeline?.[0] ?? null) : null} />
        <PowerShellStrip pipeline={pipeline} />
        <FormActions
          save="Save PAM configuration"
          needs="administer"
          dirty={isDirty && pipeline !== null}
          busy={run.isPending}
          onDiscard={() => {
            run.reset();
            rebase();
          }}
        />
      </div>
      {guard}
    </form>
  );
}

function valuesOf({ version: _version, ...values }: PamConfiguration): PamValues {
  return values;
}
