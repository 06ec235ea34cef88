import { Button } from '@mui/material';
import type { OpenedView } from '../../../shared/domain/attestation.ts';
import { useAct } from '../../api/use-act.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { KeyWords } from './KeyWords.tsx';

/** Whose signature the review carries: its words to be compared, once for each key. */
export function SignedBy({ opened: { digest, madeBy, keyStanding, words } }: { opened: OpenedView }) {
  const act = useAct('attestation.compared');
  if (keyStanding !== 'new')
    return (
      <p className="review-signed">
        <Icon name="lock" size={14} />{' '}
        {keyStanding === 'own'
          ? 'Signed by your own key: it was made at this console.'
          : `The signature fits. The words of its key were compared with ${madeBy}.`}
      </p>
    );
  return (
    <>
      {act.error !== null && <ErrorNotice error={act.error} />}
      <Notice
        tone="warning"
        title={`The signature fits. Compare the words of its key with ${madeBy} by phone`}
        action={
          <Button variant="contained" disabled={act.isPending} onClick={() => act.mutate({ digest })}>
            The words are the same
          </Button>
        }
      >
        Where they differ, somebody else made this file: do not answer it.
        <KeyWords words={words} />
      </Notice>
    </>
  );
}
