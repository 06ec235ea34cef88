import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type ReactNode, useId } from 'react';
import './object-form.css';

export interface StillUsedProps {
  name: string;
  onClose: () => void;
  /** By what it is used, and what to do first. */
  children: ReactNode;
}

/** Stands in the place of RemoveObject while removing would be refused. */
export function StillUsed({ name, onClose, children }: StillUsedProps) {
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{name} cannot be removed yet</DialogTitle>
      <DialogContent>{children}</DialogContent>
      <DialogActions>
        <Button onClick={onClose} variant="contained" autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
