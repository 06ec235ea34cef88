import { userId } from '../../../shared/domain/ids.ts';
import { useReadList } from '../../api/use-read.ts';
import { changedFilter } from '../../components/address-filter.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ListDetail } from '../../components/ListDetail.tsx';
import { openedDetail } from '../../components/opened-detail.tsx';
import { Page } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { useAddress, useAddressSort } from '../../components/use-address.ts';
import { useDetail } from '../../components/use-detail.ts';
import { counted } from '../../components/words.ts';
import { phoneAddress, phoneListInput } from './phone-address.ts';
import { phoneColumns, phoneRowLabel } from './phone-columns.tsx';
import { PhoneDetail } from './PhoneDetail.tsx';
import { PhoneFilterBar } from './PhoneFilterBar.tsx';

/** Every number as it is dialled, with what is wrong with it, and who is blocked from calls or may go on once without one. */
export function PhonesPage() {
  const [filter, setFilter] = useAddress(phoneAddress);
  const [sort, setSort] = useAddressSort(['urgency', 'sourceDisplayName']);
  const list = useReadList('phones.report', {
    ...phoneListInput(filter),
    page: { sort: sort.key, direction: sort.direction },
  });
  const { openId, open, close } = useDetail('/phones');
  return (
    <Page
      title="Phones"
      body="fill"
      beside={list.total === null ? undefined : <span className="soft">{counted(list.total, 'user')}</span>}
      toolbar={
        <PhoneFilterBar
          filter={filter}
          onChange={change => setFilter(changedFilter(filter, change))}
          onClear={() => setFilter({})}
        />
      }
    >
      <ListDetail
        onClose={close}
        list={
          <Table
            {...list}
            label="Telephone numbers"
            columns={phoneColumns}
            rowId={row => row.user.id}
            rowLabel={phoneRowLabel}
            selectedId={openId}
            onOpen={row => open(row.user.id)}
            sort={sort}
            onSort={next => setSort(next)}
            empty={
              Object.keys(filter).length > 0 ? (
                <EmptyState icon="success" title="No number matches">
                  Nobody has such a number. Take the filter off to see all of them.
                </EmptyState>
              ) : (
                <EmptyState icon="phone" title="There is no PAM user yet">
                  Each user’s number is shown here as it would be dialled.
                </EmptyState>
              )
            }
          />
        }
        detail={openedDetail('user', openId, userId, id => {
          const row = list.rows.find(one => one.user.id === id);
          return row === undefined ? null : <PhoneDetail row={row} />;
        })}
      />
    </Page>
  );
}
