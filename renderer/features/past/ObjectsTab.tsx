import { Button } from '@mui/material';
import { Fragment, useState } from 'react';
import type { PastObject } from '../../../shared/contract/past.ts';
import { useReadList } from '../../api/use-read.ts';
import { changedFilter } from '../../components/address-filter.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FilterBar } from '../../components/FilterBar.tsx';
import { Icon } from '../../components/Icon.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { counted } from '../../components/words.ts';
import { ObjectFacts } from './ObjectFacts.tsx';
import { usePast } from './past-context.ts';

type Kind = 'role' | 'user' | 'group';
type Cell = (object: PastObject) => string;

const field =
  (name: string): Cell =>
  ({ fields }) =>
    fields.find(one => one.name === name)?.text ?? '–';
const size =
  (name: string): Cell =>
  ({ lists }) =>
    (lists.find(one => one.name === name)?.count ?? 0).toLocaleString('en');
const names =
  (name: string): Cell =>
  ({ lists }) =>
    lists.find(one => one.name === name)?.items.join(', ') || '–';

const columns: Record<Kind, readonly (readonly [string, Cell, 'end'?])[]> = {
  role: [
    ['Duration', field('ttl')],
    ['MFA', field('mfaEnabled')],
    ['Approval', field('approvalEnabled')],
    ['Candidates', size('candidates'), 'end'],
    ['Held by', names('holders')],
  ],
  user: [
    ['PRIV account', field('privAccountName')],
    ['Number', field('sourcePhoneNumber')],
    ['Active', field('privAccountActive')],
    ['Candidate of', size('candidateOf'), 'end'],
    ['Held', names('holds')],
  ],
  group: [
    ['CORP domain', field('sourceDomain')],
    ['CORP group', field('sourceAccountName')],
    ['Active', field('active')],
    ['Given by', names('privilegeOf')],
  ],
};

/** The objects of a kind as they were; each opens to all that the console knew of it. */
export function ObjectsTab({ kind }: { kind: Kind }) {
  const { moment, asked, ask } = usePast();
  const search = asked.search ?? '';
  const list = useReadList('past.objects', {
    moment,
    kind,
    page: {},
    ...(search === '' ? {} : { search }),
  });
  return (
    <section aria-label={`${kind}s as they were`} className="past-objects">
      <FilterBar
        search={{
          value: search,
          placeholder: `Search ${kind}s`,
          onChange: text => ask(changedFilter(asked, { search: text })),
        }}
        end={list.total === null ? undefined : <span className="soft">{counted(list.total, kind)}</span>}
      />
      {list.error !== null && <ErrorNotice error={list.error} onRetry={list.onRetry} />}
      {list.loading && list.error === null && <TableSkeleton columns={4} rows={6} />}
      {list.total === 0 && (
        <EmptyState
          icon={`${kind}s`}
          title={search === '' ? `There was no ${kind} then` : `No ${kind} of then has this in its name`}
        />
      )}
      {list.rows.length > 0 && <ObjectTable kind={kind} rows={list.rows} />}
      {list.loadMore !== undefined && (
        <Button onClick={list.loadMore} disabled={list.loadingMore}>
          Show more
        </Button>
      )}
    </section>
  );
}

function ObjectTable({ kind, rows }: { kind: Kind; rows: readonly PastObject[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const heads = columns[kind];
  return (
    <div className="plain-frame">
      <table className="plain past-table" aria-label={`${kind}s as they were`}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            {heads.map(([head, , align]) => (
              <th key={head} scope="col" data-align={align}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Fragment key={row.id}>
              <tr>
                <th scope="row">
                  <button
                    type="button"
                    className="past-open"
                    aria-expanded={open === row.id}
                    onClick={() => setOpen(open === row.id ? null : row.id)}
                  >
                    <Icon name={open === row.id ? 'down' : 'right'} size={12} />
                    {row.name}
                  </button>
                </th>
                {heads.map(([head, cell, align]) => (
                  <td key={head} data-align={align}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
              {open === row.id && (
                <tr className="past-opened">
                  <td colSpan={heads.length + 1}>
                    <ObjectFacts object={row} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
