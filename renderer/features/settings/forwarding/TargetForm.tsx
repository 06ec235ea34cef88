import { useState } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import type { Issue } from '../../../../shared/contract/errors.ts';
import {
  forwardTargetValues,
  type ForwardTargetId,
  type ForwardTargetValues,
  type ForwardTargetView,
} from '../../../../shared/domain/forwarding.ts';
import { applyIssues } from '../../../api/issues.ts';
import { useAct } from '../../../api/use-act.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { useAnnounce } from '../../../components/Announcer.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { FormActions } from '../../../components/FormActions.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useUnsavedGuard } from '../../../components/use-unsaved-guard.tsx';
import { CefFileFields } from './CefFileFields.tsx';
import {
  forwardFieldOf,
  forwardTargetOf,
  forwardValuesOf,
  type ForwardFormValues,
} from './forward-values.ts';
import { PolicyFields } from './PolicyFields.tsx';
import { SyslogFields } from './SyslogFields.tsx';
import { TestSteps } from './TestSteps.tsx';

export type ForwardForm = UseFormReturn<ForwardFormValues>;

export interface TargetFormProps {
  id: ForwardTargetId;
  target: ForwardTargetView | undefined;
  onClose: () => void;
}

/** Sets a target up, or changes it, and tries it before it is saved. */
export function TargetForm({ id, target, onClose }: TargetFormProps) {
  const form = useForm<ForwardFormValues>({ defaultValues: forwardValuesOf(target) });
  const { isDirty } = form.formState;
  const set = useAct('forwarding.set');
  const test = useAct('forwarding.test');
  const announce = useAnnounce();
  const [rest, setRest] = useState<Issue[]>([]);
  const guard = useUnsavedGuard(isDirty, 'the changes to the forwarding');
  // One that belongs to a certificate which is named no more goes with it.
  const given = ({ passphrase, certificateFile }: ForwardFormValues) =>
    passphrase === '' && (certificateFile !== '' || target?.hasPassphrase !== true) ? {} : { passphrase };
  /** Runs `work` with what the form says where that is whole; marks the fields where it is not. */
  const checked = (work: (target: ForwardTargetValues, values: ForwardFormValues) => void) =>
    form.handleSubmit(values => {
      const read = forwardTargetValues.safeParse(forwardTargetOf(id, values));
      if (read.success) work(read.data, values);
      else
        read.error.issues.forEach(({ path, message }, at) => {
          const field = forwardFieldOf(path.join('.'));
          if (field !== undefined) form.setError(field, { message }, { shouldFocus: at === 0 });
        });
    });
  const submit = checked((values, all) =>
    set.mutate(
      {
        target: values,
        expects: target?.version ?? 0,
        ...given(all),
        ...(all.fromStart ? { fromStart: true } : {}),
        ...(all.reason.trim() === '' ? {} : { reason: all.reason.trim() }),
      },
      {
        onSuccess: () => {
          announce('Forwarding saved');
          onClose();
        },
        onError: error => setRest(applyIssues(error, form.setError, forwardFieldOf)),
      },
    ),
  );
  const tryIt = checked((values, all) =>
    test.mutate(
      { target: values, ...given(all) },
      { onError: error => setRest(applyIssues(error, form.setError, forwardFieldOf)) },
    ),
  );
  return (
    <form
      onSubmit={event => void submit(event)}
      // What was found is of what was tried, not of what is typed since.
      onChange={() => test.reset()}
      noValidate
      className="form forwarding-form"
    >
      {set.error !== null && <ErrorNotice error={set.error} title="Nothing was saved" issues={rest} />}
      {id === 'syslog' ? (
        <SyslogFields form={form} hasPassphrase={target?.hasPassphrase === true} />
      ) : (
        <CefFileFields form={form} />
      )}
      <PolicyFields form={form} isNew={target === undefined} />
      <TextInput
        label="Reason"
        optional
        help="Kept in the history with the change."
        {...form.register('reason')}
      />
      {test.error !== null && <ErrorNotice error={test.error} title="Nothing was tried" issues={rest} />}
      {test.data !== undefined && <TestSteps steps={test.data.steps} />}
      <div className="forwarding-actions">
        <FormActions
          save={target === undefined ? 'Set up forwarding' : 'Save forwarding'}
          needs="administer"
          dirty={isDirty}
          busy={set.isPending}
          discard="Cancel"
          onDiscard={onClose}
        />
        <ActionButton needs="administer" busy={test.isPending} onClick={() => void tryIt()}>
          {test.isPending ? 'Testing' : 'Test without saving'}
        </ActionButton>
      </div>
      {guard}
    </form>
  );
}
