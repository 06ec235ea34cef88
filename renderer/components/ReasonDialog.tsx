import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { ErrorNotice } from './ErrorNotice.tsx';
import { TextInput } from './TextInput.tsx';

export interface ReasonDialogProps {
  title: string;
  /** Who will want to know it: the error where no reason is given. */
  missing: string;
  help?: string;
  /** What did not happen, as the error's title. */
  failed: string;
  submit: string;
  /** What comes of it, before the person says why. */
  children: ReactNode;
  /** Its rejection is shown in the dialog, which stays. */
  onSubmit: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** Asks why something is done, and does it. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, missing, help, failed, submit, children, onSubmit, onClose } = props;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ids = { title: useId(), form: useId() };
  const wrong = reason.trim() === '' ? missing : undefined;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setError(null);
    if (wrong !== undefined) return;
    try {
      await onSubmit(reason);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={ids.title} maxWidth="sm" fullWidth>
      <DialogTitle id={ids.title}>{title}</DialogTitle>
      <DialogContent>
        <form id={ids.form} className="form" noValidate onSubmit={event => void send(event)}>
          {error !== null && <ErrorNotice error={error} title={failed} />}
          {children}
          <TextInput
            label="Reason"
            autoFocus
            value={reason}
            error={tried ? wrong : undefined}
            help={help}
            onChange={event => setReason(event.target.value.slice(0, 400))}
          />
        </form>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" form={ids.form} variant="contained">
          {submit}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
