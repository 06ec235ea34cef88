import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { KeyWords } from './KeyWords.tsx';

/** The words of this console's key, to be read to a reviewer. */
export function KeyDialog({ words, onClose }: { words: readonly string[]; onClose: () => void }) {
  const title = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} maxWidth="sm" fullWidth>
      <DialogTitle id={title}>Words of your key</DialogTitle>
      <DialogContent>
        <p className="soft">
          A reviewer who opens the review sees the same sixteen words. Read them by phone: where they differ,
          the file is not from you.
        </p>
        <KeyWords words={words} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
