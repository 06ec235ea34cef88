import type { RowOf } from '../../api/use-read.ts';
import { Chip } from '../../components/Chip.tsx';
import type { Column } from '../../components/table-types.ts';
import { counted } from '../../components/words.ts';
import { SidChip } from './SidChip.tsx';

type GroupRow = RowOf<'groups.list'>;

/** What a role can give, and whether it works in CORP. */
export const groupColumns: readonly Column<GroupRow>[] = [
  {
    key: 'privDisplayName',
    header: 'Group in PRIV',
    sortable: true,
    width: '240px',
    cell: ({ group }) => (
      <strong className="group-name">{group.privDisplayName || group.privAccountName}</strong>
    ),
  },
  {
    key: 'sourceAccountName',
    header: 'Source in CORP',
    sortable: true,
    width: '240px',
    hideBelow: 640,
    cell: ({ group }) =>
      group.privOnly ? (
        <span className="soft">None</span>
      ) : (
        <>
          <span className="soft">{group.sourceDomain}\</span>
          {group.sourceAccountName}
        </>
      ),
  },
  {
    key: 'sids',
    header: 'SIDs',
    width: '132px',
    cell: ({ group }) => <SidChip group={group} />,
  },
  {
    key: 'roles',
    header: 'Given by',
    hideBelow: 640,
    cell: ({ roles }) =>
      roles.length === 0 ? (
        <span className="soft">No role</span>
      ) : (
        roles.map(role => role.displayName).join(', ')
      ),
  },
  {
    key: 'members',
    header: 'Members now',
    width: '116px',
    align: 'end',
    hideBelow: 480,
    cell: ({ members }) => <span className={members === 0 ? 'soft' : undefined}>{members}</span>,
  },
  {
    key: 'active',
    header: 'State',
    width: '150px',
    hideBelow: 820,
    cell: ({ group }) =>
      group.active ? (
        <span className="soft">Active</span>
      ) : (
        <Chip tone="warning" icon="warning">
          Not active
        </Chip>
      ),
  },
];

/** A row in a few words, for a screen reader. */
export function groupRowLabel({ group, roles, members }: GroupRow): string {
  return `${group.privDisplayName || group.privAccountName}, given by ${counted(roles.length, 'role')}, ${counted(members, 'member')} now`;
}
