import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CampaignView } from '../../../shared/domain/attestation.ts';
import { call } from '../../api/client.ts';
import { useRefusal } from '../../api/me.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Icon } from '../../components/Icon.tsx';
import { counted } from '../../components/words.ts';
import { BringReply, type ReplyIn } from './BringReply.tsx';
import { fileNameOf } from './file-name.ts';
import { KeyDialog } from './KeyDialog.tsx';
import { RepliesDialog } from './RepliesDialog.tsx';

export interface CampaignActionsProps {
  campaign: CampaignView;
  onBrought: (reply: ReplyIn | null) => void;
  onProblem: (problem: unknown) => void;
}

/** What is done with a review: replies in, finishing it; and its file and keys, which are asked for rarely. */
export function CampaignActions({ campaign, onBrought, onProblem }: CampaignActionsProps) {
  const navigate = useNavigate();
  const announce = useAnnounce();
  const refusal = useRefusal('administer');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [shown, setShown] = useState<'words' | 'replies' | null>(null);
  const { id, title, items, answered, conflicts, replies, finishedAt } = campaign;
  const ready = answered === items && conflicts === 0;
  const save = async () => {
    onProblem(null);
    try {
      const { path } = await call('app.pickSave', {
        purpose: 'access-review',
        suggestedName: `${fileNameOf(title)}.review.json`,
      });
      if (path === null) return;
      await call('attestation.write', { id, path });
      announce(`The review was written to ${path}`);
    } catch (problem) {
      onProblem(problem);
    }
  };
  const choose = (work: () => void) => () => {
    setAnchor(null);
    work();
  };
  return (
    <div className="review-actions">
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        endIcon={<Icon name="down" size={14} />}
        onClick={event => setAnchor(event.currentTarget)}
      >
        File and keys
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem disabled={campaign.words.length === 0} onClick={choose(() => setShown('words'))}>
          {campaign.words.length === 0 ? 'Signed by another key than yours now' : 'Words of your key'}
        </MenuItem>
        <MenuItem disabled={replies === 0} onClick={choose(() => setShown('replies'))}>
          {replies === 0 ? 'No reply yet' : counted(replies, 'reply', 'replies')}
        </MenuItem>
        <MenuItem disabled={refusal !== null} onClick={choose(() => void save())}>
          Save the file again
        </MenuItem>
      </Menu>
      {finishedAt === null && (
        <>
          <BringReply id={id} primary={!ready} onBrought={onBrought} onProblem={onProblem} />
          <ActionButton
            needs="administer"
            variant={ready ? 'contained' : 'outlined'}
            offBecause={replies === 0 ? 'No reply was brought in yet.' : null}
            onClick={() => void navigate(`/reviews/${id}/finish`)}
          >
            Finish review
          </ActionButton>
        </>
      )}
      {shown === 'words' && <KeyDialog words={campaign.words} onClose={() => setShown(null)} />}
      {shown === 'replies' && <RepliesDialog given={campaign.given} onClose={() => setShown(null)} />}
    </div>
  );
}
