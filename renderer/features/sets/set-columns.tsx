import type { SetRow } from '../../../shared/contract/sets.ts';
import type { Column } from '../../components/table-types.ts';
import { counted } from '../../components/words.ts';

const memberWords: Record<SetRow['members'], string> = {
  explicit: 'Who is put into it',
  'all-users': 'Computed: every PAM user',
};

/** What a set is and how many are in it. */
export const setColumns: readonly Column<SetRow>[] = [
  { key: 'name', header: 'Set', cell: ({ displayName }) => <strong>{displayName}</strong> },
  { key: 'members', header: 'Members', cell: ({ members }) => memberWords[members] },
  { key: 'count', header: 'Count', width: '88px', align: 'end', cell: ({ count }) => count },
];

/** A row in a few words, for a screen reader. */
export function setRowLabel({ displayName, members, count }: SetRow): string {
  return `${displayName}, ${memberWords[members].toLowerCase()}, ${counted(count, 'member')}`;
}
