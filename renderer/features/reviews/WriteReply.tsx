import { useState } from 'react';
import type { OpenedView } from '../../../shared/domain/attestation.ts';
import { call } from '../../api/client.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { counted } from '../../components/words.ts';
import { fileNameOf } from './file-name.ts';
import { KeyWords } from './KeyWords.tsx';

export interface WriteReplyProps {
  opened: OpenedView;
  onWritten: (path: string) => void;
}

/** Writes the reply; asks first where candidates are left open. */
export function WriteReply({ opened, onWritten }: WriteReplyProps) {
  const { digest, title, answered, items, keyStanding, writtenAt, stale } = opened;
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const write = async () => {
    setError(null);
    try {
      const { path } = await call('app.pickSave', {
        purpose: 'access-review',
        suggestedName: `${fileNameOf(title)}.reply.json`,
      });
      if (path === null) return;
      onWritten((await call('attestation.reply', { digest, path })).path);
      setAsking(false);
    } catch (problem) {
      setError(problem);
      setAsking(true);
    }
  };
  const left = items - answered;
  return (
    <div className="review-actions">
      {writtenAt !== null && (
        <span className="soft">
          {stale ? 'Answers changed since the reply was written' : 'Reply written'}
        </span>
      )}
      <ActionButton
        variant="contained"
        startIcon={<Icon name="download" />}
        offBecause={
          answered === 0
            ? 'Nothing is answered yet. Answer at least one candidate.'
            : keyStanding === 'new'
              ? 'Compare the words of the key first.'
              : null
        }
        onClick={() => (left === 0 ? void write() : setAsking(true))}
      >
        Write reply
      </ActionButton>
      <ConfirmDialog
        open={asking}
        title={
          left === 0 ? 'Write the reply' : `Write the reply with ${counted(left, 'candidate')} left open`
        }
        confirm="Choose file and write"
        destructive={false}
        error={error}
        onClose={() => setAsking(false)}
        onConfirm={() => void write()}
      >
        {left === 0
          ? 'The reply holds an answer for every candidate.'
          : 'What is left open is not in the reply, and nothing is changed for it. You can answer the rest later and write another reply: it takes the place of this one.'}
      </ConfirmDialog>
    </div>
  );
}

/** Where the reply is, and what the administrator will ask. */
export function WrittenReply({ opened, path }: { opened: OpenedView; path: string }) {
  return (
    <Notice tone="success" live title={`Reply written to ${path}`}>
      Give the file to {opened.madeBy}, who compares these words of your key with you by phone:
      <KeyWords words={opened.ownWords} />
    </Notice>
  );
}
