import { useReadList } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Table } from '../../components/Table.tsx';
import { useAddressSort } from '../../components/use-address.ts';
import { type RequestFilter, requestListInput, type View } from './request-address.ts';
import { requestColumns, requestRowLabel } from './request-columns.tsx';

export interface RequestListProps {
  view: View;
  filter: RequestFilter;
  selectedId: string | null;
  onOpen: (id: string) => void;
}

/** Active and waiting requests, or all of them, newest first unless sorted otherwise. */
export function RequestList({ view, filter, selectedId, onOpen }: RequestListProps) {
  const [sort, setSort] = useAddressSort(['createdAt', 'status', 'expiresAt'], 'descending');
  const list = useReadList('requests.list', {
    ...requestListInput(view, filter),
    page: { sort: sort.key, direction: sort.direction },
  });
  return (
    <Table
      {...list}
      label="Requests"
      columns={requestColumns}
      rowId={row => row.request.id}
      rowLabel={requestRowLabel}
      selectedId={selectedId}
      onOpen={row => onOpen(row.request.id)}
      sort={sort}
      onSort={setSort}
      empty={<Nothing view={view} filtered={Object.keys(filter).length > 0} />}
    />
  );
}

function Nothing({ view, filtered }: { view: View; filtered: boolean }) {
  if (filtered)
    return (
      <EmptyState icon="filter" title="No request matches the filter">
        Take a filter off, or look among all requests.
      </EmptyState>
    );
  return view === 'open' ? (
    <EmptyState icon="requests" title="Nobody holds a role, and nobody waits for one">
      Raise a request with “Activate role”. What has ended is under “All”.
    </EmptyState>
  ) : (
    <EmptyState icon="requests" title="No role was ever asked for">
      Raise a request with “Activate role”.
    </EmptyState>
  );
}
