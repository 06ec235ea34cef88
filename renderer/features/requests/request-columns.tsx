import type { RequestRow } from '../../../shared/contract/pam.ts';
import type { UserName } from '../../../shared/domain/user.ts';
import { Chip } from '../../components/Chip.tsx';
import { Moment } from '../../components/Moment.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { StatusChip, statusWord } from '../../components/StatusChip.tsx';
import type { Column } from '../../components/table-types.ts';
import { listWords } from '../../components/words.ts';
import { nameOf } from './who.ts';

const who: Column<RequestRow> = {
  key: 'who',
  header: 'Who',
  cell: row => (
    <span className="request-who">
      <PersonName user={row.user} />
    </span>
  ),
};
const role: Column<RequestRow> = {
  key: 'role',
  header: 'Role',
  cell: row => row.role.displayName,
};
const asked: Column<RequestRow> = {
  key: 'createdAt',
  header: 'Asked',
  width: '124px',
  sortable: true,
  hideBelow: 560,
  cell: row => <Moment at={row.request.createdAt} />,
};
const justification: Column<RequestRow> = {
  key: 'justification',
  header: 'Justification',
  hideBelow: 820,
  cell: row =>
    row.request.justification === '' ? <span className="soft">None given</span> : row.request.justification,
};

/** The requests: who, for what, where they stand, since when and until when. */
export const requestColumns: readonly Column<RequestRow>[] = [
  who,
  role,
  { key: 'status', header: 'State', sortable: true, cell: row => <State row={row} /> },
  asked,
  {
    key: 'expiresAt',
    header: 'Until',
    width: '124px',
    sortable: true,
    hideBelow: 640,
    cell: row => <Moment at={row.request.expiresAt ?? row.request.endedAt} />,
  },
  justification,
];

function State({ row: { request } }: { row: RequestRow }) {
  return (
    <span className="request-state">
      <StatusChip request={request} />
      {request.status === 'Rejected' && <span className="soft">{request.statusReason}</span>}
    </span>
  );
}

export type ApprovalRow = RequestRow & { approvers: UserName[]; mine: boolean };

/** What waits for a decision: who asked for what and why, and when it lapses. */
export const approvalColumns: readonly Column<ApprovalRow>[] = [
  who,
  role,
  {
    key: 'lapses',
    header: 'Lapses',
    width: '112px',
    cell: row => <Moment at={row.request.approval?.lapsesAt ?? null} />,
  },
  {
    key: 'decides',
    header: 'Who decides',
    hideBelow: 640,
    cell: row =>
      row.mine ? (
        <Chip tone="accent" icon="person">
          You
        </Chip>
      ) : (
        listWords(row.approvers.map(nameOf))
      ),
  },
  { ...(asked as Column<ApprovalRow>), sortable: false },
  justification,
];

/** A row in a few words, for a screen reader. */
export function requestRowLabel({ request, user, role: of }: RequestRow): string {
  return `${nameOf(user)}, ${of.displayName}, ${statusWord(request.status)}`;
}
