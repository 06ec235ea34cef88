import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import type { CheckFinding } from '../../../shared/contract/checks.ts';
import { checkKind } from '../../../shared/domain/check-catalogue.ts';
import { applyIssues } from '../../api/issues.ts';
import { useForest } from '../../api/me.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { endOfDay, lastDay, usualDay } from './suppress-days.ts';
import { dayOf } from '../../components/days.ts';

/** Suppresses one finding until the end of a day: with a reason, and for a year at most. */
export function SuppressDialog({ finding, onClose }: { finding: CheckFinding; onClose: () => void }) {
  const titleId = useId();
  const formId = useId();
  const { timeZone } = useForest();
  const suppress = useAct('checks.suppress');
  const announce = useAnnounce();
  const [now] = useState(Date.now);
  const [first, last] = [dayOf(now, timeZone), lastDay(now, timeZone)];
  const schema = z.object({
    reason: z.string().trim().min(1, 'Say why it may stay so.').max(400, 'Use at most 400 characters.'),
    day: z
      .string()
      .min(1, 'Choose the last day.')
      .refine(day => day === '' || day >= first, 'This day is past. Choose today or a later one.')
      .refine(day => day === '' || day <= last, `Choose ${last} or an earlier day: a year is the most.`),
  });
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { reason: '', day: usualDay(now, timeZone) },
  });
  const { errors } = form.formState;
  const { check, object } = finding;
  const submit = form.handleSubmit(({ reason, day }) =>
    suppress.mutate(
      {
        check,
        object: { kind: object.kind, id: object.id },
        reason: reason.trim(),
        until: endOfDay(day, timeZone),
      },
      {
        onSuccess: () => {
          announce(`Suppressed: ${checkKind(check).title}, ${object.name}`);
          onClose();
        },
        onError: error =>
          applyIssues(error, form.setError, path =>
            path === 'until' ? 'day' : path === 'reason' ? 'reason' : undefined,
          ),
      },
    ),
  );
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>Suppress: {checkKind(check).title}</DialogTitle>
      <DialogContent>
        <form id={formId} className="form" noValidate onSubmit={event => void submit(event)}>
          {suppress.error !== null && (
            <ErrorNotice error={suppress.error} title="The finding was not suppressed" />
          )}
          <p>{finding.sentence}</p>
          <TextInput
            label="Reason"
            help="Why it may stay so. Kept in the history with your name."
            multiline
            minRows={2}
            autoFocus
            error={errors.reason?.message}
            {...form.register('reason')}
          />
          <TextInput
            label="Last day"
            type="date"
            help={`The finding comes back after it, on the forest’s clock (${timeZone}).`}
            error={errors.day?.message}
            {...form.register('day')}
          />
        </form>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" form={formId} variant="contained" disabled={suppress.isPending}>
          Suppress finding
        </Button>
      </DialogActions>
    </Dialog>
  );
}
