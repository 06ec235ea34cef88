import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { call } from '../../api/client.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { TextInput } from '../../components/TextInput.tsx';

/** Asks why the key that signs is changed. */
export function ChangeKeyDialog({ onClose }: { onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ids = { title: useId(), form: useId() };
  const wrong = reason.trim() === '' ? 'Say why: it is in the history.' : undefined;
  const change = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setError(null);
    if (wrong !== undefined) return;
    try {
      await call('evidence.rotateKey', { reason });
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={ids.title} maxWidth="sm" fullWidth>
      <DialogTitle id={ids.title}>Change the signing key</DialogTitle>
      <DialogContent>
        <form id={ids.form} className="form" noValidate onSubmit={event => void change(event)}>
          {error !== null && <ErrorNotice error={error} title="The key was not changed" />}
          <p>
            A new key signs the history from here on, and the private half of the old one is destroyed. The
            old key signs that the new one takes its place, so whoever has the old public key can verify what
            comes after. Other forests of this workstation are told when they are next opened. Write down the
            new public key.
          </p>
          <TextInput
            label="Reason"
            autoFocus
            value={reason}
            error={tried ? wrong : undefined}
            onChange={event => setReason(event.target.value.slice(0, 400))}
          />
        </form>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" form={ids.form} variant="contained">
          Change the key
        </Button>
      </DialogActions>
    </Dialog>
  );
}
