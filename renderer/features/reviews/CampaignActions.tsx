import { Button } from '@mui/material';
import { useState } from 'react';
import type { CampaignView } from '../../../shared/domain/attestation.ts';
import { asCallError, call } from '../../api/client.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Icon } from '../../components/Icon.tsx';
import { fileNameOf } from './file-name.ts';
import { KeyDialog } from './KeyDialog.tsx';

/** What is done with a review: its file once more, and the words of its key. */
export function CampaignActions({ campaign }: { campaign: CampaignView }) {
  const announce = useAnnounce();
  const [words, setWords] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async () => {
    setProblem(null);
    try {
      const { path } = await call('app.pickSave', {
        purpose: 'access-review',
        suggestedName: `${fileNameOf(campaign.title)}.review.json`,
      });
      if (path === null) return;
      await call('attestation.write', { id: campaign.id, path });
      announce(`The review was written to ${path}`);
    } catch (error) {
      setProblem(asCallError(error).message);
    }
  };
  return (
    <div className="review-actions">
      {problem !== null && (
        <span className="review-wrong" role="alert">
          {problem}
        </span>
      )}
      <Button onClick={() => setWords(true)}>Words of the key</Button>
      <ActionButton needs="administer" startIcon={<Icon name="download" />} onClick={() => void save()}>
        Save the file again
      </ActionButton>
      {words && <KeyDialog words={campaign.words} onClose={() => setWords(false)} />}
    </div>
  );
}
