import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { call } from '../../api/client.ts';
import { useForest } from '../../api/me.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useNow } from '../../components/use-now.ts';
import { addDays, dayOf, startOfDay } from '../../components/days.ts';

export interface SealDialogProps {
  onStarted: (job: string) => void;
  onClose: () => void;
}

/** Entries of the last 30 days stay. */
const stays = 30;

/** Asks up to which day the text of entries leaves the console, why, and where to. */
export function SealDialog({ onStarted, onClose }: SealDialogProps) {
  const { timeZone, privDnsName } = useForest();
  const today = dayOf(useNow(60_000), timeZone);
  const latest = addDays(today, -stays - 1);
  const [day, setDay] = useState(addDays(today, -365));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ids = { title: useId(), form: useId() };
  const wrongDay = day === '' ? 'Choose a day.' : day > latest ? `Choose ${latest} or an earlier day.` : null;
  const wrongReason = reason.trim() === '' ? 'Say why: it is in the history and in the bundle.' : null;
  const seal = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setError(null);
    if (wrongDay !== null || wrongReason !== null) return;
    try {
      const { path } = await call('app.pickSave', {
        purpose: 'evidence-bundle',
        suggestedName: `${privDnsName} sealed before ${day}.zip`,
      });
      if (path === null) return;
      onStarted((await call('events.seal', { before: startOfDay(day, timeZone), reason, path })).job);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={ids.title} maxWidth="sm" fullWidth>
      <DialogTitle id={ids.title}>Seal older entries</DialogTitle>
      <DialogContent>
        <form id={ids.form} className="form" noValidate onSubmit={event => void seal(event)}>
          {error !== null && <ErrorNotice error={error} title="Nothing was sealed" />}
          <Notice tone="warning" title="Their text will be in the file only">
            It cannot be brought back into the console. Searching, timelines, undo and the state of roles and
            users as of an earlier day end where the sealed entries end. Keep the file on two media. Backups
            of the store that were made before still have the text.
          </Notice>
          <TextInput
            label="Entries from before"
            type="date"
            help={`Entries of the last ${stays} days stay.`}
            value={day}
            error={tried && wrongDay !== null ? wrongDay : undefined}
            onChange={event => setDay(event.target.value)}
          />
          <TextInput
            label="Reason"
            value={reason}
            error={tried && wrongReason !== null ? wrongReason : undefined}
            onChange={event => setReason(event.target.value.slice(0, 400))}
          />
        </form>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" form={ids.form} variant="contained" color="error">
          Choose file and seal
        </Button>
      </DialogActions>
    </Dialog>
  );
}
