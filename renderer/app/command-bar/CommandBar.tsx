import { Dialog } from '@mui/material';
import { CommandPanel } from './CommandPanel.tsx';

/**
 * Ctrl+K: the palette. A few letters lead to pages, actions, objects and cmdlets; a line of cmdlets is run. The panel is made anew each
 * time; what was chosen and the lines that were run stay. `onGo` is given an address.
 */
export function CommandBar({
  open,
  onClose,
  onGo,
}: {
  open: boolean;
  onClose: () => void;
  onGo: (to: string) => void;
}) {
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
        Search, or run a cmdlet
      </h2>
      <CommandPanel onGo={onGo} />
    </Dialog>
  );
}
