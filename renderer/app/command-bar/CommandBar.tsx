import { Dialog } from '@mui/material';
import { CommandPanel } from './CommandPanel.tsx';

/** Ctrl+K: a line of cmdlets, or the name of a page. The panel is made anew each time; the lines that were run stay. */
export function CommandBar({ open, onClose }: { open: boolean; onClose: () => void }) {
  // Taken off at once: Ctrl+K pressed again while an old panel fades out would bring that one back.
  if (!open) return null;
  return (
    <Dialog
      open
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
