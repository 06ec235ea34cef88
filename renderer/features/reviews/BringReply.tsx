import { useState } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { call } from '../../api/client.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Icon } from '../../components/Icon.tsx';
import { counted } from '../../components/words.ts';
import { KeyWords } from './KeyWords.tsx';

type Brought = Output<'attestation.bring'>;
export type ReplyIn = Extract<Brought, { state: 'brought' }>;
type NewKey = Extract<Brought, { state: 'new-key' }> & { path: string };

export interface BringReplyProps {
  id: string;
  primary: boolean;
  onBrought: (reply: ReplyIn | null) => void;
  onProblem: (problem: unknown) => void;
}

/** Brings in a reviewer's file. A key that is new here is shown in words, and accepted by a person. */
export function BringReply({ id, primary, onBrought, onProblem }: BringReplyProps) {
  const [asked, setAsked] = useState<NewKey | null>(null);
  const [busy, setBusy] = useState(false);
  const bring = async (path: string, acceptKey: string | null) => {
    setBusy(true);
    try {
      const brought = await call('attestation.bring', { id, path, acceptKey });
      setAsked(brought.state === 'new-key' ? { ...brought, path } : null);
      if (brought.state === 'brought') onBrought(brought);
    } catch (problem) {
      setAsked(null);
      onProblem(problem);
    } finally {
      setBusy(false);
    }
  };
  const choose = async () => {
    onProblem(null);
    onBrought(null);
    try {
      const { path } = await call('app.pickFile', { purpose: 'json' });
      if (path !== null) await bring(path, null);
    } catch (problem) {
      onProblem(problem);
    }
  };
  return (
    <>
      <ActionButton
        needs="administer"
        variant={primary ? 'contained' : 'outlined'}
        startIcon={<Icon name="folder" />}
        busy={busy}
        onClick={() => void choose()}
      >
        Bring in a reply
      </ActionButton>
      {asked !== null && (
        <ConfirmDialog
          open
          wide
          title={`Is this the key of ${asked.reviewer}?`}
          confirm="The words are the same: bring it in"
          destructive={false}
          busy={busy}
          onClose={() => setAsked(null)}
          onConfirm={() => void bring(asked.path, asked.key)}
        >
          <p>
            The reply says that it is from <strong>{asked.reviewer}</strong>, with{' '}
            {counted(asked.answers, 'answer')}. Its signature fits, by a key that is new here. Call{' '}
            {asked.reviewer} on a number that you know, and compare the words that stand at the reply there:
          </p>
          <KeyWords words={asked.words} />
          <p className="soft">
            Where they differ, somebody else wrote this file: cancel. A key that was accepted is not asked for
            again.
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
