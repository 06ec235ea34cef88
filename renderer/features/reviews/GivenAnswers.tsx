import type { ReviewItem } from '../../../shared/domain/attestation.ts';
import { Chip } from '../../components/Chip.tsx';
import { Moment } from '../../components/Moment.tsx';
import { outcomeLooks } from './review-words.ts';

/** What each reviewer said of a candidate, with the note. */
export function GivenAnswers({ answers }: { answers: ReviewItem['answers'] }) {
  if (answers.length === 0) return <p className="soft">Nobody answered yet.</p>;
  return (
    <ul className="review-answers">
      {answers.map(({ reviewer, key, verdict, note, answeredAt }) => {
        const { tone, icon, word } = outcomeLooks[verdict];
        return (
          <li key={key}>
            <Chip tone={tone} icon={icon}>
              {word}
            </Chip>
            <span>
              <strong>{reviewer}</strong> <Moment at={answeredAt} past focusable />
              {note !== '' && <span className="review-note">{note}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
