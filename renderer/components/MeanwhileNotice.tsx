import { Button } from '@mui/material';
import { Notice } from './Notice.tsx';
import type { Difference } from './object-form.ts';
import './object-form.css';

export interface MeanwhileNoticeProps {
  /** `The user`. */
  what: string;
  differences: readonly Difference[];
  onKeep: () => void;
  onDiscard: () => void;
}

/** The object was saved by somebody else while it is edited here: what changed, and how to go on. */
export function MeanwhileNotice({ what, differences, onKeep, onDiscard }: MeanwhileNoticeProps) {
  const overwrites = differences.some(difference => difference.mine);
  return (
    <Notice tone="warning" title={`${what} was changed while you edited it`} live>
      <ul className="issue-list">
        {differences.map(difference => (
          <li key={difference.field}>
            <strong>{difference.label}:</strong> {difference.words}
            {difference.mine && '. You edited this too: your entry would replace it.'}
          </li>
        ))}
      </ul>
      <p>
        {overwrites
          ? 'Saving is refused until you have reloaded. Look at the fields named here before you save.'
          : 'Saving is refused until you have reloaded.'}
      </p>
      <div className="meanwhile-actions">
        <Button variant="contained" onClick={onKeep}>
          Reload, keep my entries
        </Button>
        <Button onClick={onDiscard}>Discard my entries</Button>
      </div>
    </Notice>
  );
}
