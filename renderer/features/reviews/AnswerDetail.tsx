import { type FormEvent, useId, useState } from 'react';
import { Button } from '@mui/material';
import { itemOf, type CampaignContent, type Verdict } from '../../../shared/domain/attestation-file.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { RadioChoice } from '../../components/RadioChoice.tsx';
import { Section } from '../../components/Section.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import type { AskedItem } from './answer-columns.tsx';
import { Refusals, UseFacts } from './UseFacts.tsx';

export interface AnswerDetailProps {
  digest: string;
  content: CampaignContent;
  item: AskedItem;
  onAnswered: () => void;
}

/** A candidate with the whole of the use, and the answer with its note. */
export function AnswerDetail({ digest, content, item, onAnswered }: AnswerDetailProps) {
  const act = useAct('attestation.answer');
  const announce = useAnnounce();
  const form = useId();
  const [verdict, setVerdict] = useState<Verdict>(item.answer?.verdict ?? 'remove');
  const [note, setNote] = useState(item.answer?.note ?? '');
  const [tried, setTried] = useState(false);
  const role = content.roles.find(({ id }) => id === item.role);
  const missing = verdict === 'remove' && note.trim() === '';
  const answer = (given: Verdict | null) =>
    act.mutate(
      { digest, role: item.role, user: item.user, verdict: given, note: given === null ? '' : note },
      {
        onSuccess: ({ answered, items }) => {
          announce(`${item.use.name}: ${given ?? 'answer taken back'}. ${answered} of ${items} answered`);
          if (given !== null) onAnswered();
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing) answer(verdict);
  };
  return (
    <Detail
      id={itemOf(item)}
      title={item.use.name}
      summary={
        <span className="soft">
          {item.use.account}, candidate of {item.roleName}
        </span>
      }
    >
      <Section title="Use of the role">
        {role !== undefined && (
          <UseFacts role={role} use={item.use} from={content.from} to={content.madeAt} />
        )}
      </Section>
      <Section title="Your answer">
        <form id={form} className="form" noValidate onSubmit={submit}>
          {act.error !== null && <ErrorNotice error={act.error} title="The answer was not kept" />}
          <RadioChoice
            legend="May this person go on activating the role?"
            value={verdict}
            options={[
              { value: 'keep', label: 'Keep' },
              { value: 'remove', label: 'Remove' },
            ]}
            onChange={setVerdict}
          />
          <TextInput
            label="Note"
            optional={verdict === 'keep'}
            help="The administrator reads it before anything is changed."
            value={note}
            error={tried && missing ? 'Say why this candidate should be removed.' : undefined}
            onChange={event => setNote(event.target.value.slice(0, 400))}
          />
          <div className="review-buttons">
            <Button type="submit" variant="contained" disabled={act.isPending}>
              Answer and go to the next
            </Button>
            {item.answer !== null && (
              <Button disabled={act.isPending} onClick={() => answer(null)}>
                Take the answer back
              </Button>
            )}
          </div>
        </form>
      </Section>
      <Refusals use={item.use} />
    </Detail>
  );
}
