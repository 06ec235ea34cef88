import type { RoleRow } from '../../../shared/contract/pam.ts';
import { Chip } from '../../components/Chip.tsx';
import { Duration } from '../../components/Duration.tsx';
import type { Column } from '../../components/table-types.ts';
import { counted } from '../../components/words.ts';
import { GateMarks } from './GateMarks.tsx';

const firstNames = (row: RoleRow): string =>
  row.candidates.map(user => (user.sourceDisplayName || user.privAccountName).split(' ')[0] ?? '').join(', ');

/** Who may get what, behind which gates. */
export const roleColumns: readonly Column<RoleRow>[] = [
  {
    key: 'displayName',
    header: 'Role',
    sortable: true,
    width: '224px',
    cell: row => <strong className="role-name">{row.role.displayName}</strong>,
  },
  { key: 'gates', header: 'Gates', width: '292px', cell: row => <GateMarks role={row.role} /> },
  {
    key: 'ttl',
    header: 'Up to',
    sortable: true,
    width: '140px',
    hideBelow: 640,
    cell: row => <Duration seconds={row.role.ttl} />,
  },
  {
    key: 'candidates',
    header: 'Candidates',
    hideBelow: 640,
    cell: row =>
      row.candidates.length === 0 ? (
        <span className="soft">Nobody</span>
      ) : (
        <>
          <span className="figures">{row.candidates.length}</span>
          <span className="soft"> {firstNames(row)}</span>
        </>
      ),
  },
  {
    key: 'privileges',
    header: 'Grants',
    hideBelow: 820,
    cell: row =>
      row.privileges.length === 0 ? (
        <span className="soft">No group</span>
      ) : (
        row.privileges.map(group => group.privDisplayName).join(', ')
      ),
  },
  {
    key: 'active',
    header: 'Now',
    width: '132px',
    hideBelow: 640,
    cell: row => <Now row={row} />,
  },
];

function Now({ row }: { row: RoleRow }) {
  if (row.active === 0 && row.waiting === 0) return <span className="soft">–</span>;
  return (
    <span className="gate-marks">
      {row.active > 0 && (
        <Chip tone="success" icon="success">
          {row.active} active
        </Chip>
      )}
      {row.waiting > 0 &&
        (row.active > 0 ? (
          <span className="soft">{row.waiting} waiting</span>
        ) : (
          <Chip tone="warning" icon="clock">
            {row.waiting} waiting
          </Chip>
        ))}
    </span>
  );
}

/** A row in a few words, for a screen reader. */
export function roleRowLabel(row: RoleRow): string {
  return `${row.role.displayName}, ${counted(row.candidates.length, 'candidate')}`;
}
