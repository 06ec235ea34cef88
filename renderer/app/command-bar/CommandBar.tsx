import { Dialog } from '@mui/material';
import { CommandPanel } from './CommandPanel.tsx';

/** Ctrl+K: a line of cmdlets, or the name of a page. The panel is made anew each time; the lines that were run stay. */
export function CommandBar({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      aria-labelledby="command-bar-title"
      maxWidth="md"
      fullWidth
      slotProps={{ paper: { className: 'command-paper' }, container: { className: 'command-container' } }}
    >
      <h2 id="command-bar-title" className="hidden-visually">
        Go to a page or run a cmdlet
      </h2>
      <CommandPanel onClose={onClose} />
    </Dialog>
  );
}
