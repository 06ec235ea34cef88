import { useState } from 'react';
import type { UserFileRow, UserFileSummary } from '../../../shared/domain/user-file.ts';
import { useReadList } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Table } from '../../components/Table.tsx';
import { counted } from '../../components/words.ts';
import { ColumnMapping } from './ColumnMapping.tsx';
import { listHeight } from './list-height.ts';
import { RowProblems } from './RowProblems.tsx';
import { UserFileFoot } from './UserFileFoot.tsx';
import { userRowColumns } from './user-row-columns.tsx';

export interface UserFileProps {
  file: UserFileSummary;
  onMapped: (file: UserFileSummary) => void;
  /** Opens the same file again, after the forest has changed. */
  onAgain: () => void;
  onClose: () => void;
}

type Only = 'all' | 'good' | 'bad';

/** An opened file of people. */
export function UserFile({ file, onMapped, onAgain, onClose }: UserFileProps) {
  const [only, setOnly] = useState<Only>(file.bad > 0 ? 'bad' : 'all');
  const [open, setOpen] = useState<UserFileRow | null>(null);
  const list = useReadList('userFile.list', { session: file.session, only, page: {} });
  const shown: [Only, string][] = [
    ['all', `All rows (${file.rows.toLocaleString('en')})`],
    ['good', `Without problems (${file.good.toLocaleString('en')})`],
    ['bad', `With problems (${file.bad.toLocaleString('en')})`],
  ];
  return (
    <>
      <Facts
        items={[
          [
            'File',
            <span key="f" className="mono">
              {file.path}
            </span>,
          ],
          [
            'Users',
            `${counted(file.rows, 'row')}: ${file.good.toLocaleString('en')} can be imported, ${file.bad.toLocaleString('en')} cannot`,
          ],
          [
            'Passed over',
            file.passedOver === 0
              ? null
              : `${counted(file.passedOver, 'object')} that ${file.passedOver === 1 ? 'is no user' : 'are no users'}`,
          ],
        ]}
      />
      <ColumnMapping file={file} onMapped={onMapped} />
      <div className="transfer-only" role="group" aria-label="Rows to show">
        {shown.map(([value, label]) => (
          <button
            key={value}
            type="button"
            className="filter-chip"
            aria-pressed={only === value}
            onClick={() => {
              setOnly(value);
              setOpen(null);
            }}
          >
            <span>{label}</span>
          </button>
        ))}
      </div>
      <div className="transfer-list" style={listHeight(list.rows.length)}>
        <Table
          {...list}
          label="Rows of the file"
          columns={userRowColumns}
          rowId={row => String(row.line)}
          rowLabel={row =>
            `Line ${row.line}, ${row.account}${row.problems.length > 0 ? `, ${row.problems.join(' ')}` : ''}`
          }
          selectedId={open === null ? null : String(open.line)}
          onOpen={setOpen}
          minWidth={880}
          empty={
            <EmptyState
              icon={only === 'bad' ? 'success' : 'information'}
              title={only === 'bad' ? 'No row has a problem' : 'No row is here'}
            >
              {only === 'good' ? 'Every row has a problem. Choose other columns, or mend the file.' : ''}
            </EmptyState>
          }
        />
      </div>
      {open !== null && <RowProblems row={open} onClose={() => setOpen(null)} />}
      <UserFileFoot file={file} onAgain={onAgain} onClose={onClose} />
    </>
  );
}
