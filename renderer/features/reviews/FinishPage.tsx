import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Page } from '../../components/Page.tsx';
import { FinishReview } from './FinishReview.tsx';

/** Reads what finishing the review that the address names would do. */
export function FinishPage() {
  const { campaign = '' } = useParams();
  const read = useRead('attestation.get', { id: campaign });
  const plan = useRead('attestation.plan', { id: campaign });
  if (read.data !== undefined && plan.data !== undefined)
    return <FinishReview campaign={read.data} plan={plan.data} />;
  return (
    <Page title="Finish review">
      <Loaded read={read}>{() => <Loaded read={plan}>{() => null}</Loaded>}</Loaded>
    </Page>
  );
}
