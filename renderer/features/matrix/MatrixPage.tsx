import { Button } from '@mui/material';
import { useState } from 'react';
import type { Matrix } from '../../../shared/contract/matrix.ts';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { useAddress } from '../../components/use-address.ts';
import { counted } from '../../components/words.ts';
import { CellDialog, type OpenedCell } from './CellDialog.tsx';
import { ExportMatrix } from './ExportMatrix.tsx';
import { matrixAddress, matrixInput } from './matrix-address.ts';
import { MatrixFilterBar } from './MatrixFilterBar.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import { standingsOf, standingWords } from './standing.ts';
import './matrix.css';

/** All users by all roles: who is a candidate, who approves, who holds it now; a cell adds or removes a candidate. */
export function MatrixPage() {
  const [filter, setFilter] = useAddress(matrixAddress);
  const read = useRead('matrix.get', matrixInput(filter), { keepPrevious: true });
  const [cell, setCell] = useState<OpenedCell | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { data } = read;
  return (
    <Page
      title="Who may what"
      body="fill"
      beside={
        data === undefined ? undefined : (
          <span className="soft figures">{`${counted(data.totals.users, 'user')} × ${counted(data.totals.roles, 'role')}`}</span>
        )
      }
      toolbar={
        <MatrixFilterBar
          filter={filter}
          onChange={setFilter}
          end={<ExportMatrix filter={matrixInput(filter)} onSaved={setSaved} onError={setError} />}
        />
      }
    >
      {(saved !== null || error !== null || (data !== undefined && isCut(data))) && (
        <div className="matrix-notices">
          {saved !== null && (
            <Notice
              tone="success"
              title="Exported"
              live
              action={<Button onClick={() => setSaved(null)}>Close</Button>}
            >
              {saved}
            </Notice>
          )}
          {error !== null && <ErrorNotice error={error} title="The matrix was not exported" />}
          {data !== undefined && isCut(data) && (
            <Notice tone="warning" title="Not everything is shown">
              {`The first ${counted(data.users.length, 'user')} and ${counted(data.roles.length, 'role')} by name. Narrow the filter to see the others.`}
            </Notice>
          )}
        </div>
      )}
      {read.error !== null ? (
        <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />
      ) : data === undefined ? (
        <TableSkeleton columns={8} />
      ) : data.users.length === 0 || data.roles.length === 0 ? (
        <Nothing data={data} filtered={Object.keys(filter).length > 0} />
      ) : (
        <MatrixGrid
          matrix={data}
          opened={cell !== null}
          onOpen={(user, role) => setCell(cellAt(data, user, role))}
        />
      )}
      {cell !== null && <CellDialog cell={cell} onClose={() => setCell(null)} />}
    </Page>
  );
}

const isCut = ({ users, roles, totals }: Matrix) =>
  users.length < totals.users || roles.length < totals.roles;

function cellAt(matrix: Matrix, userPlace: number, rolePlace: number): OpenedCell | null {
  const user = matrix.users[userPlace];
  const role = matrix.roles[rolePlace];
  if (user === undefined || role === undefined) return null;
  const standing = standingsOf(matrix)(userPlace, rolePlace);
  return {
    user,
    role,
    now: standingWords(user.name, role.displayName, standing, Date.now()),
    add: !standing.candidate,
  };
}

function Nothing({ data: { totals }, filtered }: { data: Matrix; filtered: boolean }) {
  const what = totals.roles === 0 ? (totals.users === 0 ? 'user and no role' : 'role') : 'user';
  return filtered ? (
    <EmptyState icon="filter" title={`No ${what} matches the filter`}>
      Take a filter off, or search for another part of the name.
    </EmptyState>
  ) : (
    <EmptyState icon="matrix" title={`There is no ${what} yet`}>
      Bring users under PAM on the page “Users” and make roles on the page “Roles”: who may what then stands
      here.
    </EmptyState>
  );
}
