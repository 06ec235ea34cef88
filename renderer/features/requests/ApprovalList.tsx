import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Table } from '../../components/Table.tsx';
import type { RequestFilter } from './request-address.ts';
import { approvalColumns, type ApprovalRow, requestRowLabel } from './request-columns.tsx';
import { nameOf, useMyAccount } from './who.ts';

export interface ApprovalListProps {
  filter: RequestFilter;
  selectedId: string | null;
  onOpen: (id: string) => void;
}

/** What waits for the person's decision, the one that lapses first on top. */
export function ApprovalList({ filter, selectedId, onOpen }: ApprovalListProps) {
  const list = useRead('requests.toApprove', { all: filter.everyone === true });
  const rows = (list.data?.rows ?? [])
    .filter(row => filter.everyone === true || row.mine)
    .filter(row => matches(row, filter))
    .sort((a, b) => (a.request.approval?.lapsesAt ?? 0) - (b.request.approval?.lapsesAt ?? 0));
  return (
    <Table
      label="Requests that wait for a decision"
      columns={approvalColumns}
      rows={rows}
      rowId={row => row.request.id}
      rowLabel={requestRowLabel}
      total={list.data === undefined ? null : rows.length}
      selectedId={selectedId}
      onOpen={row => onOpen(row.request.id)}
      loading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={<Nothing everyone={filter.everyone === true} />}
    />
  );
}

/** This list is short and whole, so it is narrowed here. */
function matches({ request, user, role }: ApprovalRow, filter: RequestFilter): boolean {
  if (filter.role !== undefined && role.id !== filter.role) return false;
  if (filter.user !== undefined && user.id !== filter.user) return false;
  if (filter.q === undefined) return true;
  const text = [nameOf(user), user.privAccountName, role.displayName, request.justification].join('\n');
  return text.toLowerCase().includes(filter.q.toLowerCase());
}

function Nothing({ everyone }: { everyone: boolean }) {
  const account = useMyAccount();
  if (everyone)
    return (
      <EmptyState icon="check" title="No request waits for a decision">
        Requests for roles with approval appear here once their phone call is done.
      </EmptyState>
    );
  return (
    <EmptyState icon="check" title="Nothing waits for your decision">
      {account === null
        ? 'No PRIV account is mapped to you, so no decision is yours. An administrator maps one under Settings, Access. “Anyone’s” shows what waits for others.'
        : `You decide as ${account}. “Anyone’s” shows what waits for others.`}
    </EmptyState>
  );
}
