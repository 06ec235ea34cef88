import { Link } from 'react-router';
import type { UserRow } from '../../../shared/contract/pam.ts';
import { Chip } from '../../components/Chip.tsx';
import type { Column } from '../../components/table-types.ts';
import { counted } from '../../components/words.ts';
import { FindingChips } from './Findings.tsx';
import { inList } from './findings.ts';

/** Who can be called, and who cannot. */
export const userColumns: readonly Column<UserRow>[] = [
  {
    key: 'sourceDisplayName',
    header: 'User',
    sortable: true,
    width: '156px',
    cell: ({ user }) => (
      <strong className="user-name">{user.sourceDisplayName || user.privAccountName}</strong>
    ),
  },
  {
    key: 'sourcePhoneNumber',
    header: 'Called on',
    sortable: true,
    width: '212px',
    cell: row => <CalledOn row={row} />,
  },
  {
    key: 'findings',
    header: 'Findings',
    width: '222px',
    hideBelow: 640,
    cell: row => <FindingChips findings={inList(row.findings)} />,
  },
  {
    key: 'privAccountName',
    header: 'PRIV account',
    sortable: true,
    hideBelow: 640,
    cell: ({ user }) => (
      <>
        {user.privAccountName}
        {!user.privAccountActive && <span className="soft"> (not active)</span>}
      </>
    ),
  },
  {
    key: 'sourceAccountName',
    header: 'CORP account',
    sortable: true,
    hideBelow: 820,
    cell: ({ user }) =>
      user.privOnly ? (
        <span className="soft">PRIV only</span>
      ) : (
        <>
          {user.sourceAccountName} <span className="soft">{user.sourceDomain}</span>
        </>
      ),
  },
  {
    key: 'candidateOf',
    header: 'Roles',
    width: '64px',
    align: 'end',
    hideBelow: 820,
    cell: row => <span className={row.candidateOf === 0 ? 'soft' : undefined}>{row.candidateOf}</span>,
  },
  {
    key: 'activeRoles',
    header: 'Holds now',
    width: '126px',
    hideBelow: 820,
    cell: row =>
      row.activeRoles.length === 0 ? (
        <span className="soft">–</span>
      ) : (
        row.activeRoles.map((role, at) => (
          <span key={role.id}>
            {at > 0 && ', '}
            <Link to={`/roles/${role.id}`} tabIndex={-1}>
              {role.displayName}
            </Link>
          </span>
        ))
      ),
  },
];

/** The number as it is read, with the stored text where that is another. */
function CalledOn({ row: { phone, canDial } }: { row: UserRow }) {
  if (phone.kind === 'empty') return <Cannot>No number</Cannot>;
  if (!canDial)
    return (
      <>
        <Cannot>Cannot be called</Cannot> <span className="soft mono">{phone.text}</span>
      </>
    );
  const shown = phone.kind === 'number' ? phone.international : phone.text;
  return (
    <>
      <span>{shown}</span>
      {phone.text.replace(/[^\d]/g, '') !== shown.replace(/[^\d]/g, '') && (
        <span className="soft called-stored" title={`Stored as ${phone.text}`}>
          <span className="hidden-visually"> stored as </span>
          {phone.text}
        </span>
      )}
    </>
  );
}

function Cannot({ children }: { children: string }) {
  return (
    <Chip tone="error" icon="stop">
      {children}
    </Chip>
  );
}

/** A row in a few words, for a screen reader. */
export function userRowLabel({ user, phone, canDial, candidateOf }: UserRow): string {
  const call =
    phone.kind === 'number' && canDial
      ? `called on ${phone.international}`
      : canDial
        ? `called on ${phone.text}`
        : 'cannot be called';
  return `${user.sourceDisplayName || user.privAccountName}, ${call}, candidate of ${counted(candidateOf, 'role')}`;
}
