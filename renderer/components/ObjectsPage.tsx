import type { ReactNode } from 'react';
import type { Pages } from '../api/use-read.ts';
import { ListDetail } from './ListDetail.tsx';
import { NewAction } from './NewAction.tsx';
import { capitalised, listPath, type ObjectKind } from './object-kind.ts';
import { type IdSchema, openedDetail } from './opened-detail.tsx';
import { Page } from './Page.tsx';
import { Table } from './Table.tsx';
import type { Column, Selection, Sort } from './table-types.ts';
import { useDetail } from './use-detail.ts';
import { counted } from './words.ts';

export interface ObjectsPageProps<Row, Id extends string> {
  kind: ObjectKind;
  /** The list as `useReadList` answers it. */
  list: Pages<Row>;
  columns: readonly Column<Row>[];
  rowId: (row: Row) => Id;
  rowLabel: (row: Row) => string;
  /** Where several can be chosen: which are, and what can be done to them, shown beside the title. */
  selection?: Selection & { actions: ReactNode };
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** The filter bar. */
  toolbar: ReactNode;
  /** Shown where there are no rows. */
  empty: ReactNode;
  idSchema: IdSchema<Id>;
  /** The detail of an id that is open beside the list. */
  detail: (id: Id) => ReactNode;
}

/** The list of PAM's users, groups or roles, with the open one beside it and the way to a new one. */
export function ObjectsPage<Row, Id extends string>(props: ObjectsPageProps<Row, Id>) {
  const { kind, list, rowId } = props;
  const title = `${capitalised(kind)}s`;
  const path = listPath(kind);
  const { openId, open, close } = useDetail(path);
  return (
    <Page
      title={title}
      body="fill"
      beside={
        <>
          {list.total !== null && <span className="soft">{counted(list.total, kind)}</span>}
          {props.selection?.actions}
        </>
      }
      action={
        <NewAction to={`${path}/new`} needs="administer">
          {`New ${kind}`}
        </NewAction>
      }
      toolbar={props.toolbar}
    >
      <ListDetail
        onClose={close}
        list={
          <Table
            {...list}
            label={title}
            columns={props.columns}
            rowId={rowId}
            rowLabel={props.rowLabel}
            selectedId={openId}
            selection={props.selection}
            onOpen={row => open(rowId(row))}
            sort={props.sort}
            onSort={props.onSort}
            empty={props.empty}
          />
        }
        detail={openedDetail(kind, openId, props.idSchema, props.detail)}
      />
    </Page>
  );
}
