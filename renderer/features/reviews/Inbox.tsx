import { Button } from '@mui/material';
import { useState } from 'react';
import { Link } from 'react-router';
import type { OpenedRow } from '../../../shared/domain/attestation.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { counted } from '../../components/words.ts';
import { dayWords } from './review-words.ts';

/** The reviews of others that are being answered here. Nothing where there is none. */
export function Inbox() {
  const inbox = useRead('attestation.inbox', {});
  const [closing, setClosing] = useState<OpenedRow | null>(null);
  const act = useAct('attestation.forget');
  const rows = inbox.data?.opened ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="review-inbox" aria-labelledby="review-inbox">
      <h2 id="review-inbox">To be answered by you</h2>
      <ul>
        {rows.map(row => (
          <li key={row.digest}>
            <span>
              <Link to={`/reviews/answer/${row.digest}`}>
                <strong>{row.title}</strong>
              </Link>{' '}
              <span className="soft">
                {row.privDnsName} · due {dayWords(row.due)} · {row.answered} of{' '}
                {counted(row.items, 'candidate')} answered{writtenWords(row)}
              </span>
            </span>
            <Button size="small" aria-label={`Close: ${row.title}`} onClick={() => setClosing(row)}>
              Close
            </Button>
          </li>
        ))}
      </ul>
      {closing !== null && (
        <ConfirmDialog
          open
          title={`Close ${closing.title}`}
          confirm="Close review"
          busy={act.isPending}
          error={act.error}
          onClose={() => setClosing(null)}
          onConfirm={() => act.mutate({ digest: closing.digest }, { onSuccess: () => setClosing(null) })}
        >
          {closing.writtenAt !== null && !closing.stale
            ? 'Your answers are in the reply that was written. They are removed here.'
            : `${counted(closing.answered, 'answer')} given here ${closing.answered === 1 ? 'is' : 'are'} in no reply, and will be lost.`}
        </ConfirmDialog>
      )}
    </section>
  );
}

function writtenWords({ writtenAt, stale }: OpenedRow): string {
  if (writtenAt === null) return '';
  return stale ? ' · changed since the reply was written' : ' · reply written';
}
