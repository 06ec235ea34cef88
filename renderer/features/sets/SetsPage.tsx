import { setRow } from '../../../shared/contract/sets.ts';
import { useRead } from '../../api/use-read.ts';
import { ListDetail } from '../../components/ListDetail.tsx';
import { openedDetail } from '../../components/opened-detail.tsx';
import { Page } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { useDetail } from '../../components/use-detail.ts';
import { counted } from '../../components/words.ts';
import { setColumns, setRowLabel } from './set-columns.tsx';
import { SetDetail } from './SetDetail.tsx';

/** The sets of Get-PAMSet; the open one with its members beside them. */
export function SetsPage() {
  const { openId, open, close } = useDetail('/sets');
  const list = useRead('sets.list', {});
  const rows = list.data?.rows ?? [];
  return (
    <Page
      title="Sets"
      body="fill"
      beside={
        list.data === undefined ? undefined : <span className="soft">{counted(rows.length, 'set')}</span>
      }
    >
      <ListDetail
        onClose={close}
        list={
          <Table
            label="Sets"
            columns={setColumns}
            rows={rows}
            rowId={row => row.id}
            rowLabel={setRowLabel}
            total={rows.length}
            selectedId={openId}
            onOpen={row => open(row.id)}
            loading={list.data === undefined && list.error === null}
            error={list.error}
            onRetry={() => void list.refetch()}
            empty={null}
          />
        }
        detail={openedDetail('set', openId, setRow.shape.id, id => (
          <SetDetail id={id} />
        ))}
      />
    </Page>
  );
}
