import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import type { CampaignView } from '../../../shared/domain/attestation.ts';
import { Moment } from '../../components/Moment.tsx';
import { counted } from '../../components/words.ts';
import { KeyWords } from './KeyWords.tsx';

/** Who answered, when, and the words of each key that was accepted. */
export function RepliesDialog({ given, onClose }: Pick<CampaignView, 'given'> & { onClose: () => void }) {
  const title = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} maxWidth="sm" fullWidth>
      <DialogTitle id={title}>Replies</DialogTitle>
      <DialogContent>
        <ul className="review-given">
          {given.map(({ reviewer, key, words, answeredAt, answers }) => (
            <li key={key}>
              <strong>{reviewer}</strong>, {counted(answers, 'answer')},{' '}
              <Moment at={answeredAt} past focusable />
              <KeyWords words={words} />
            </li>
          ))}
        </ul>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
