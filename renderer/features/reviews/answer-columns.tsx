import { Button } from '@mui/material';
import {
  itemOf,
  type Answer,
  type CampaignContent,
  type CandidateUse,
} from '../../../shared/domain/attestation-file.ts';
import type { OpenedView } from '../../../shared/domain/attestation.ts';
import type { Column } from '../../components/table-types.ts';
import { columnsOfUse } from './columns-of-use.tsx';

/** A candidate of a role that is asked about, with what was answered. */
export interface AskedItem {
  role: string;
  user: string;
  roleName: string;
  use: CandidateUse;
  answer: Answer | null;
}

/** All that a campaign asks, in its order. */
export function askedItems({ content, answers }: OpenedView): AskedItem[] {
  const given = new Map(answers.map(answer => [itemOf(answer), answer]));
  return content.roles.flatMap(({ id, name, candidates }) =>
    candidates.map(use => ({
      role: id,
      user: use.user,
      roleName: name,
      use,
      answer: given.get(itemOf({ role: id, user: use.user })) ?? null,
    })),
  );
}

export interface AnswerActs {
  keep: (row: AskedItem) => void;
  /** Opens it: a removal needs a note. */
  remove: (row: AskedItem) => void;
}

/** Candidate, role, use, and the answer as two buttons. */
export function answerColumns(content: CampaignContent, acts: AnswerActs): readonly Column<AskedItem>[] {
  return [
    ...columnsOfUse<AskedItem>(content, 820),
    {
      key: 'answer',
      header: 'Answer',
      width: '184px',
      cell: row => (
        <span className="review-verdicts">
          <Verdict row={row} verdict="keep" onClick={() => acts.keep(row)} />
          <Verdict row={row} verdict="remove" onClick={() => acts.remove(row)} />
        </span>
      ),
    },
  ];
}

function Verdict({
  row,
  verdict,
  onClick,
}: {
  row: AskedItem;
  verdict: 'keep' | 'remove';
  onClick: () => void;
}) {
  const on = row.answer?.verdict === verdict;
  const word = verdict === 'keep' ? 'Keep' : 'Remove';
  return (
    <Button
      size="small"
      variant={on ? 'contained' : 'outlined'}
      aria-pressed={on}
      aria-label={`${word}: ${row.use.name}, ${row.roleName}`}
      onClick={onClick}
    >
      {word}
    </Button>
  );
}

/** A row in a few words, for a screen reader. */
export function answerLabel({ use, roleName, answer }: AskedItem): string {
  return `${use.name}, candidate of ${roleName}, ${answer === null ? 'not answered' : `answered ${answer.verdict}`}`;
}
