import { Button } from '@mui/material';
import { Notice } from './Notice.tsx';

/** Someone else changed what is being edited: nothing is overwritten, and the person decides. */
export function StaleNotice({ what, onReload }: { what: string; onReload: () => void }) {
  return (
    <Notice
      tone="warning"
      title={`Someone else has changed ${what} since you opened it`}
      action={<Button onClick={onReload}>Discard mine and show theirs</Button>}
      live
    >
      Saving will be refused. Note what you typed, show theirs, and make your change again.
    </Notice>
  );
}
