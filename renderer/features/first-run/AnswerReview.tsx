import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useOpenReview } from '../reviews/use-open-review.ts';

/** A reviewer may have no forest: the file of a review, and those that are being answered. */
export function AnswerReview() {
  const { open, error } = useOpenReview();
  const opened = useRead('attestation.inbox', {}).data?.opened ?? [];
  return (
    <section className="first-way" aria-labelledby="first-review">
      <Icon name="edit" size={20} />
      <div>
        <h2 id="first-review">Answer an access review</h2>
        <p className="soft">
          An administrator gave you a file with candidates of roles: answer keep or remove, and give the reply
          back. No forest is needed.
        </p>
        {opened.map(({ digest, title, answered, items }) => (
          <p key={digest}>
            <Link to={`/reviews/answer/${digest}`}>{title}</Link>{' '}
            <span className="soft">
              {answered} of {items} answered
            </span>
          </p>
        ))}
        {error !== null && <ErrorNotice error={error} title="The review was not opened" />}
      </div>
      <Button onClick={() => void open()}>Choose file</Button>
    </section>
  );
}
