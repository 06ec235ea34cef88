import { zodResolver } from '@hookform/resolvers/zod';
import { Button } from '@mui/material';
import { useId } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { pathText } from '../../../shared/contract/app.ts';
import { applyIssues } from '../../api/issues.ts';
import { useAct } from '../../api/use-act.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SelectInput } from '../../components/SelectInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { timeZones } from '../../components/time-zones.ts';

const dnsName = z
  .string()
  .trim()
  .regex(
    /^(?=.{1,255}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/,
    'Give a DNS name such as contoso.local.',
  );
const schema = z.object({
  dir: pathText.min(1, 'Give the folder’s full path.'),
  corpDnsName: dnsName,
  privDnsName: dnsName,
  timeZone: z.string(),
});
type Values = z.infer<typeof schema>;

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export interface NewForestProps {
  /** The folder that is filled in already, or ''. */
  dir: string;
  onCancel: () => void;
}

/** Makes a new, empty forest in a folder. */
export function NewForest({ dir, onCancel }: NewForestProps) {
  const create = useAct('forest.create');
  const titleId = useId();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      dir,
      corpDnsName: '',
      privDnsName: '',
      timeZone: ownZone,
    },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(values => {
    create.mutate(values, {
      onError: error => applyIssues(error, form.setError, path => fields.find(name => name === path)),
    });
  });
  const pick = useAct('app.pickFile');
  const choose = () =>
    pick.mutate(
      { purpose: 'forest-folder' },
      {
        onSuccess: ({ path }) => {
          if (path !== null) form.setValue('dir', path, { shouldDirty: true, shouldValidate: true });
        },
        onError: error => form.setError('dir', { message: error.message }),
      },
    );
  return (
    <form
      className="form first-new"
      onSubmit={event => void submit(event)}
      noValidate
      aria-labelledby={titleId}
    >
      <h2 id={titleId}>New forest</h2>
      {create.error !== null && <ErrorNotice error={create.error} title="The forest was not made" />}
      <div className="first-path">
        <TextInput
          label="Folder"
          mono
          autoFocus={dir === ''}
          help="Empty, or not there yet. The console makes the store and a Service folder in it."
          error={errors.dir?.message}
          {...form.register('dir')}
        />
        <Button onClick={choose}>Choose folder</Button>
      </div>
      <div className="form-row">
        <TextInput
          label="CORP forest"
          autoFocus={dir !== ''}
          help="DNS name of the forest whose people are given privileges."
          error={errors.corpDnsName?.message}
          placeholder="contoso.local"
          {...form.register('corpDnsName')}
        />
        <TextInput
          label="PRIV forest"
          help="DNS name of the bastion forest."
          error={errors.privDnsName?.message}
          placeholder="priv.contoso.local"
          {...form.register('privDnsName')}
        />
      </div>
      <SelectInput
        label="Time zone"
        help="The clock of the availability windows. It can be changed later."
        error={errors.timeZone?.message}
        options={timeZones(ownZone)}
        {...form.register('timeZone')}
      />
      <div className="first-buttons">
        <Button type="submit" variant="contained" disabled={create.isPending}>
          {create.isPending ? 'Making' : 'Make forest'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

const fields = ['dir', 'corpDnsName', 'privDnsName', 'timeZone'] as const;
