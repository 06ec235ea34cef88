import { Link } from 'react-router';
import type { CampaignRow } from '../../../shared/domain/attestation.ts';
import { Chip } from '../../components/Chip.tsx';
import { Moment } from '../../components/Moment.tsx';
import type { Column } from '../../components/table-types.ts';
import { counted } from '../../components/words.ts';
import { dayWords, stateOf } from './review-words.ts';

/** What a review is about, how far it is, and when it is due. */
export const campaignColumns: readonly Column<CampaignRow>[] = [
  {
    key: 'title',
    header: 'Review',
    cell: ({ id, title }) => (
      <Link to={`/reviews/${id}`}>
        <strong>{title}</strong>
      </Link>
    ),
  },
  {
    key: 'state',
    header: 'State',
    width: '190px',
    cell: row => {
      const { tone, icon, word } = stateOf(row);
      return (
        <Chip tone={tone} icon={icon}>
          {word}
        </Chip>
      );
    },
  },
  {
    key: 'answered',
    header: 'Answered',
    width: '120px',
    cell: ({ answered, items }) => (
      <span className="figures">
        {answered.toLocaleString('en')} of {items.toLocaleString('en')}
      </span>
    ),
  },
  {
    key: 'removals',
    header: 'To remove',
    width: '104px',
    align: 'end',
    hideBelow: 640,
    cell: ({ removals }) => removals.toLocaleString('en'),
  },
  {
    key: 'due',
    header: 'Due',
    width: '160px',
    hideBelow: 560,
    cell: ({ due }) => dayWords(due),
  },
  {
    key: 'made',
    header: 'Made',
    width: '180px',
    hideBelow: 820,
    cell: ({ madeAt, madeBy }) => (
      <>
        <Moment at={madeAt} past /> <span className="soft">by {madeBy}</span>
      </>
    ),
  },
];

/** A row in a few words, for a screen reader. */
export function campaignLabel(row: CampaignRow): string {
  const { title, answered, items, due } = row;
  return `${title}, ${stateOf(row).word.toLowerCase()}, ${String(answered)} of ${counted(items, 'candidate')} answered, due ${dayWords(due)}`;
}
