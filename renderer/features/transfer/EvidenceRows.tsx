import { useState } from 'react';
import { Link } from 'react-router';
import {
  evidenceStates,
  type EvidenceRow,
  type EvidenceState,
  type EvidenceSummary,
} from '../../../shared/domain/mim-evidence.ts';
import { useReadList } from '../../api/use-read.ts';
import { Chip, type ChipProps } from '../../components/Chip.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Facts } from '../../components/Facts.tsx';
import { FilterBar } from '../../components/FilterBar.tsx';
import { FilterMenu } from '../../components/FilterMenu.tsx';
import { Table } from '../../components/Table.tsx';
import type { Column } from '../../components/table-types.ts';
import { exactWords } from '../../components/words.ts';
import { SaveComparison } from './SaveComparison.tsx';
import { listHeight } from './list-height.ts';

const looks: Record<EvidenceState, { label: string } & Required<Pick<ChipProps, 'tone' | 'icon'>>> = {
  missing: { label: 'Missing here', tone: 'error', icon: 'error' },
  extra: { label: 'Extra here', tone: 'warning', icon: 'warning' },
  late: { label: 'Late', tone: 'info', icon: 'information' },
  matched: { label: 'Matched', tone: 'success', icon: 'check' },
};

const columns: Column<EvidenceRow>[] = [
  {
    key: 'state',
    header: 'State',
    width: '160px',
    cell: ({ state }) => (
      <Chip tone={looks[state].tone} icon={looks[state].icon}>
        {looks[state].label}
      </Chip>
    ),
  },
  { key: 'id', header: 'Event', width: '64px', align: 'end', cell: ({ id }) => id },
  { key: 'mimAt', header: 'Time in MIM, UTC', width: '208px', cell: ({ mim }) => when(mim?.at) },
  { key: 'mim', header: 'MIM says', cell: ({ mim }) => mim?.message ?? <span className="soft">–</span> },
  { key: 'oursAt', header: 'Time here, UTC', width: '208px', cell: ({ ours }) => when(ours?.at) },
  {
    key: 'ours',
    header: 'The history says',
    cell: ({ ours }) =>
      ours === null ? (
        <span className="soft">–</span>
      ) : (
        <>
          <Link to={`/history/${ours.seq}`}>#{ours.seq.toLocaleString('en')}</Link> {ours.message}
        </>
      ),
  },
];

function when(at: number | undefined) {
  return at === undefined ? <span className="soft">–</span> : exactWords(at, 'UTC');
}

/** What came of a comparison: the file, and its rows with both sides. What matches needs nobody, so it is not shown at first. */
export function EvidenceRows({ summary }: { summary: EvidenceSummary }) {
  const [states, setStates] = useState<EvidenceState[]>(['missing', 'extra', 'late']);
  const list = useReadList('mimEvidence.list', {
    session: summary.session,
    ...(states.length === 0 ? {} : { states }),
    page: {},
  });
  return (
    <>
      <Facts
        items={[
          [
            'File',
            <span key="f" className="mono">
              {summary.path}
            </span>,
          ],
          [
            'Covers',
            `${exactWords(summary.from, 'UTC')} to ${exactWords(summary.to, 'UTC')} UTC, ${summary.events.toLocaleString('en')} events, ${summary.otherIds.toLocaleString('en')} of them with other numbers`,
          ],
          [
            'Request log',
            summary.requestLog === 0
              ? null
              : `${summary.requestLog.toLocaleString('en')} events 4121 or 4137 of the Identity Manager Request Log are not compared: Microsoft publishes no field of their JSON`,
          ],
          ['Sources', summary.sources.join(', ') || 'The file names none'],
        ]}
      />
      <FilterBar>
        <FilterMenu
          label="State"
          options={evidenceStates.map(value => ({
            value,
            label: looks[value].label,
            count: summary.counts[value],
          }))}
          chosen={states}
          onChange={setStates}
        />
      </FilterBar>
      <SaveComparison session={summary.session} states={states} />
      <div className="transfer-list" style={listHeight(list.rows.length)}>
        <Table
          {...list}
          label="MIM’s event log beside the history"
          columns={columns}
          rowId={row => `${row.mim?.line ?? ''} ${row.ours?.seq ?? ''}`}
          rowLabel={row => `${looks[row.state].label}, event ${row.id}`}
          minWidth={1060}
          empty={
            <EmptyState icon="success" title="No event fits">
              {summary.counts.matched > 0
                ? `${summary.counts.matched.toLocaleString('en')} matched. Choose other states to see them.`
                : 'The file has no 101, 103 or 825, and the history has none in its time.'}
            </EmptyState>
          }
        />
      </div>
    </>
  );
}
