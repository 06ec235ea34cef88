import type { CampaignView, ReviewItem } from '../../../shared/domain/attestation.ts';
import { Chip } from '../../components/Chip.tsx';
import type { Column } from '../../components/table-types.ts';
import { columnsOfUse } from './columns-of-use.tsx';
import { outcomeLooks, standingWords } from './review-words.ts';

/** An item with its role's name. */
export interface NamedItem extends ReviewItem {
  roleName: string;
}

/** The items of a campaign, each with the name that its role had. */
export function namedItems({ rows, reviewed }: CampaignView): NamedItem[] {
  const names = new Map(reviewed.map(({ id, name }) => [id, name]));
  return rows.map(row => ({ ...row, roleName: names.get(row.role) ?? '' }));
}

/** An item's own place in the address. */
export function itemId({ role, use }: ReviewItem): string {
  return `${role} ${use.user}`;
}

/** Candidate, role, use in the period, what reviewers said, what comes of it. */
export function itemColumns(campaign: CampaignView): readonly Column<NamedItem>[] {
  const { finishedAt } = campaign;
  return [
    ...columnsOfUse<NamedItem>(campaign, 640),
    {
      key: 'answers',
      header: 'Answers',
      width: '15%',
      hideBelow: 820,
      cell: ({ answers }) => answersInWords(answers) ?? <span className="soft">None</span>,
    },
    {
      key: 'outcome',
      header: 'Outcome',
      width: '172px',
      cell: ({ outcome, standing }) => {
        const changed = standingWords[standing];
        // What the review itself removed is its outcome, and no news.
        const applied = finishedAt !== null && outcome === 'remove';
        if (changed !== null && !applied) return <span className="soft">{changed}</span>;
        const { tone, icon, word } = outcomeLooks[outcome];
        return (
          <Chip tone={tone} icon={icon}>
            {word}
          </Chip>
        );
      },
    },
  ];
}

/** `Keep: rita · Remove: sam`; null where nobody answered. */
function answersInWords(answers: ReviewItem['answers']): string | null {
  const by = (verdict: 'keep' | 'remove') =>
    answers.filter(answer => answer.verdict === verdict).map(({ reviewer }) => reviewer);
  const parts = (['keep', 'remove'] as const).flatMap(verdict => {
    const names = by(verdict);
    return names.length === 0 ? [] : [`${outcomeLooks[verdict].word}: ${names.join(', ')}`];
  });
  return parts.length === 0 ? null : parts.join(' · ');
}

/** A row in a few words, for a screen reader. */
export function itemLabel({ use, roleName, outcome, standing }: NamedItem): string {
  return `${use.name}, candidate of ${roleName}, ${standingWords[standing] ?? outcomeLooks[outcome].word}`;
}
