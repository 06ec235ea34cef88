import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import type { EventFilter } from '../../../shared/domain/event.ts';
import { call } from '../../api/client.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { TextInput } from '../../components/TextInput.tsx';

export interface BundleDialogProps {
  filter: EventFilter;
  /** The suggested name without its ending. */
  name: string;
  onStarted: (job: string) => void;
  onClose: () => void;
}

/** Asks why the bundle is taken and where to: whoever gets it reads the reason in it. */
export function BundleDialog({ filter, name, onStarted, onClose }: BundleDialogProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ids = { title: useId(), form: useId() };
  const wrong = reason.trim() === '' ? 'Say why: whoever gets the bundle will ask.' : undefined;
  const take = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setError(null);
    if (wrong !== undefined) return;
    try {
      const { path } = await call('app.pickSave', {
        purpose: 'evidence-bundle',
        suggestedName: `${name}.zip`,
      });
      if (path === null) return;
      onStarted((await call('events.bundle', { filter, reason, path })).job);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={ids.title} maxWidth="sm" fullWidth>
      <DialogTitle id={ids.title}>Take an evidence bundle</DialogTitle>
      <DialogContent>
        <form id={ids.form} className="form" noValidate onSubmit={event => void take(event)}>
          {error !== null && <ErrorNotice error={error} title="No evidence bundle was written" />}
          <p>
            A ZIP file with the events that are filtered now, a report, and the proof that they belong to this
            history. Anybody can verify it with Node alone, without this console and without a network.
          </p>
          <TextInput
            label="Reason"
            autoFocus
            value={reason}
            error={tried ? wrong : undefined}
            help="It is in the report, and in the history with the filter."
            onChange={event => setReason(event.target.value.slice(0, 400))}
          />
        </form>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" form={ids.form} variant="contained">
          Choose file
        </Button>
      </DialogActions>
    </Dialog>
  );
}
