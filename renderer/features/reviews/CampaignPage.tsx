import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Page } from '../../components/Page.tsx';
import { Campaign } from './Campaign.tsx';

/** Reads the review that the address names. */
export function CampaignPage() {
  const { campaign = '' } = useParams();
  const read = useRead('attestation.get', { id: campaign });
  if (read.data !== undefined) return <Campaign key={campaign} campaign={read.data} />;
  return (
    <Page title="Access review">
      <Loaded read={read}>{() => null}</Loaded>
    </Page>
  );
}
