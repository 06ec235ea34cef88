import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Page } from '../../components/Page.tsx';
import { Answering } from './Answering.tsx';

/** Reads the review of another console that the address names: also where no forest is open. */
export function AnswerPage() {
  const { digest = '' } = useParams();
  const read = useRead('attestation.opened', { digest });
  if (read.data !== undefined) return <Answering key={digest} opened={read.data} />;
  return (
    <Page title="Access review">
      <Loaded read={read}>{() => null}</Loaded>
    </Page>
  );
}
