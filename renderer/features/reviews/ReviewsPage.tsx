import { Button } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { ListDetail } from '../../components/ListDetail.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { counted } from '../../components/words.ts';
import { campaignColumns, campaignLabel } from './campaign-columns.tsx';
import { Inbox } from './Inbox.tsx';
import { KeyWords } from './KeyWords.tsx';
import { NewReviewDialog } from './NewReviewDialog.tsx';
import { useOpenReview } from './use-open-review.ts';

/** The reviews of this forest: how far each is, and when it is due. */
export function ReviewsPage() {
  const navigate = useNavigate();
  const list = useRead('attestation.list', {});
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Output<'attestation.make'> | null>(null);
  const file = useOpenReview();
  const rows = list.data?.campaigns ?? [];
  return (
    <Page
      title="Access reviews"
      body="fill"
      beside={rows.length === 0 ? undefined : <span className="soft">{counted(rows.length, 'review')}</span>}
      action={
        <div className="review-actions">
          <Button startIcon={<Icon name="folder" />} onClick={() => void file.open()}>
            Answer a review
          </Button>
          <ActionButton
            variant="contained"
            needs="administer"
            data-new
            startIcon={<Icon name="plus" />}
            onClick={() => setMaking(true)}
          >
            New review
          </ActionButton>
        </div>
      }
    >
      {file.error !== null && <ErrorNotice error={file.error} title="The review was not opened" />}
      {made !== null && (
        <Notice tone="success" live title={`${counted(made.items, 'candidate')} written to ${made.path}`}>
          Give the file to the reviewers. They compare these words of your key with you by phone before they
          answer: <KeyWords words={made.words} />
        </Notice>
      )}
      <Inbox />
      <ListDetail
        onClose={() => undefined}
        detail={null}
        list={
          <Table
            label="Access reviews"
            columns={campaignColumns}
            rows={rows}
            rowId={row => row.id}
            rowLabel={campaignLabel}
            total={rows.length}
            onOpen={row => void navigate(`/reviews/${row.id}`)}
            loading={list.data === undefined && list.error === null}
            error={list.error}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState icon="edit" title="No access review was made yet">
                A review lists who may activate which role and how it was used. You give it to reviewers as a
                signed file; they answer keep or remove on a console of their own, and you bring their replies
                back here.
              </EmptyState>
            }
          />
        }
      />
      {making && (
        <NewReviewDialog
          onMade={done => {
            setMade(done);
            setMaking(false);
          }}
          onClose={() => setMaking(false)}
        />
      )}
    </Page>
  );
}
