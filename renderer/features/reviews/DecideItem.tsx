import { type FormEvent, useState } from 'react';
import type { Verdict } from '../../../shared/domain/attestation-file.ts';
import { useAct } from '../../api/use-act.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Moment } from '../../components/Moment.tsx';
import { RadioChoice } from '../../components/RadioChoice.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import type { NamedItem } from './item-columns.tsx';
import { outcomeLooks } from './review-words.ts';

/** What was decided, by whom and why. */
export function Decided({ item: { decision } }: { item: NamedItem }) {
  if (decision === null) return <p className="soft">Nothing was decided.</p>;
  return (
    <p>
      <strong>{outcomeLooks[decision.verdict].word}</strong>, decided by {decision.by}{' '}
      <Moment at={decision.at} past focusable />: {decision.reason}
    </p>
  );
}

/** Where answers differ: what the administrator decides, and why. */
export function DecideItem({ id, item }: { id: string; item: NamedItem }) {
  const act = useAct('attestation.decide');
  const announce = useAnnounce();
  const { decision } = item;
  const [verdict, setVerdict] = useState<Verdict>(decision?.verdict ?? 'keep');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    act.mutate(
      { id, role: item.role, user: item.use.user, verdict, reason },
      {
        onSuccess: () => {
          announce(`Decided: ${outcomeLooks[verdict].word.toLowerCase()}`);
          setReason('');
          setTried(false);
        },
      },
    );
  };
  return (
    <form className="form" noValidate onSubmit={submit}>
      {act.error !== null && <ErrorNotice error={act.error} title="Nothing was decided" />}
      {decision !== null && <Decided item={item} />}
      <RadioChoice
        legend="Reviewers differ. Decide"
        value={verdict}
        options={[
          { value: 'keep', label: 'Keep' },
          { value: 'remove', label: 'Remove' },
        ]}
        onChange={setVerdict}
      />
      <TextInput
        label="Reason"
        help="Kept in the history with the decision."
        value={reason}
        error={tried && missing ? 'Say why you decide so.' : undefined}
        onChange={event => setReason(event.target.value.slice(0, 400))}
      />
      <div className="review-buttons">
        <ActionButton type="submit" variant="contained" needs="administer" busy={act.isPending}>
          {decision === null ? 'Decide' : 'Decide anew'}
        </ActionButton>
      </div>
    </form>
  );
}
