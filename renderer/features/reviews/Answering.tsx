import { useState } from 'react';
import { itemOf } from '../../../shared/domain/attestation-file.ts';
import type { OpenedView } from '../../../shared/domain/attestation.ts';
import { useAct } from '../../api/use-act.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ListDetail } from '../../components/ListDetail.tsx';
import { Page } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { useDetail } from '../../components/use-detail.ts';
import { answerColumns, answerLabel, askedItems } from './answer-columns.tsx';
import { AnswerDetail } from './AnswerDetail.tsx';
import { dayWords } from './review-words.ts';
import { SignedBy } from './SignedBy.tsx';
import { WriteReply, WrittenReply } from './WriteReply.tsx';

/** A review that this person was asked to answer: each candidate with the use of the role, and what is said of it. */
export function Answering({ opened }: { opened: OpenedView }) {
  const { digest, content, answered, items } = opened;
  const { openId, open, close } = useDetail(`/reviews/answer/${digest}`);
  const act = useAct('attestation.answer');
  const [written, setWritten] = useState<string | null>(null);
  // Where the file went must be in sight, also in a window that shows the detail alone.
  const tell = (path: string) => {
    setWritten(path);
    close();
  };
  const rows = askedItems(opened);
  const shown = rows.find(row => itemOf(row) === openId);
  const next = () => {
    const at = rows.findIndex(row => itemOf(row) === openId);
    const left = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))].find(row => row.answer === null);
    if (left === undefined) close();
    else open(itemOf(left));
  };
  const keep = (row: (typeof rows)[number]) =>
    act.mutate({ digest, role: row.role, user: row.user, verdict: 'keep', note: row.answer?.note ?? '' });
  return (
    <Page
      title={opened.title}
      body="fill"
      beside={
        <span className="soft">
          {answered.toLocaleString('en')} of {items.toLocaleString('en')} answered
        </span>
      }
      action={<WriteReply opened={opened} onWritten={tell} />}
      toolbar={
        <div className="review-top">
          <p className="soft review-facts">
            From {opened.madeBy}, {opened.corpDnsName} ▸ {opened.privDnsName} · due {dayWords(opened.due)} ·
            answers are kept here as you give them
          </p>
          <SignedBy opened={opened} />
          {written !== null && <WrittenReply opened={opened} path={written} />}
          {act.error !== null && <ErrorNotice error={act.error} title="The answer was not kept" />}
        </div>
      }
    >
      <ListDetail
        onClose={close}
        list={
          <Table
            label="Candidates of roles"
            columns={answerColumns(content, { keep, remove: row => open(itemOf(row)) })}
            rows={rows}
            rowId={itemOf}
            rowLabel={answerLabel}
            total={rows.length}
            selectedId={openId}
            onOpen={row => open(itemOf(row))}
            empty={null}
            minWidth={480}
          />
        }
        detail={
          shown === undefined ? null : (
            <AnswerDetail key={openId} digest={digest} content={content} item={shown} onAnswered={next} />
          )
        }
      />
    </Page>
  );
}
