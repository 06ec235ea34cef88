import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { ErrorNotice } from './ErrorNotice.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  /** The thing and the question: `Remove role R`. */
  title: string;
  /** The effect on people, in a sentence. */
  children: ReactNode;
  /** The verb and the thing: `Remove role`. */
  confirm: string;
  cancel?: string;
  /** True colours the button: it cannot be undone. */
  destructive?: boolean;
  busy?: boolean;
  /** Room for a before/after. It is then read by going through it, not all at once when the dialog opens. */
  wide?: boolean;
  /** False while what is to be confirmed is not on the screen yet. */
  ready?: boolean;
  /** Why it was refused: the dialog stays open. */
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before what cannot be undone. Cancel has the focus; the focus returns to the opener. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirm, cancel = 'Cancel', destructive = true, busy = false } = props;
  const { wide = false, ready = true } = props;
  const titleId = useId();
  const textId = useId();
  return (
    <Dialog
      open={open}
      onClose={busy ? undefined : props.onClose}
      aria-labelledby={titleId}
      aria-describedby={wide ? undefined : textId}
      maxWidth={wide ? 'md' : 'xs'}
      fullWidth
      role="alertdialog"
    >
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent id={textId}>{children}</DialogContent>
      {/* Beside the buttons, and not below a text that scrolls. */}
      {props.error !== undefined && props.error !== null && (
        <div className="dialog-error">
          <ErrorNotice error={props.error} />
        </div>
      )}
      <DialogActions>
        <Button onClick={props.onClose} disabled={busy} autoFocus>
          {cancel}
        </Button>
        <Button
          variant="contained"
          color={destructive ? 'error' : 'primary'}
          onClick={props.onConfirm}
          disabled={busy || !ready}
        >
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
