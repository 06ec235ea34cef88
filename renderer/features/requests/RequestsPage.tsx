import { Link, useLocation } from 'react-router';
import { requestId } from '../../../shared/domain/ids.ts';
import { ListDetail } from '../../components/ListDetail.tsx';
import { NewAction } from '../../components/NewAction.tsx';
import { openedDetail } from '../../components/opened-detail.tsx';
import { Page } from '../../components/Page.tsx';
import { useAddress } from '../../components/use-address.ts';
import { useDetail } from '../../components/use-detail.ts';
import { useRead } from '../../api/use-read.ts';
import { ApprovalList } from './ApprovalList.tsx';
import { requestAddress, type View, viewBase, viewOf } from './request-address.ts';
import { RequestDetail } from './RequestDetail.tsx';
import { RequestFilterBar } from './RequestFilterBar.tsx';
import { RequestList } from './RequestList.tsx';
import './requests.css';

const viewWords: Record<View, string> = {
  open: 'Active and waiting',
  approvals: 'Waiting for my decision',
  all: 'All',
};

/** The requests in three views; the open one beside them. */
export function RequestsPage() {
  const { pathname } = useLocation();
  const view = viewOf(pathname);
  const [filter, setFilter] = useAddress(requestAddress);
  const detail = useDetail(viewBase[view]);
  const list = { filter, selectedId: detail.openId, onOpen: detail.open };
  return (
    <Page
      title="Requests"
      body="fill"
      action={
        <NewAction to="/requests/new" needs="operate">
          Activate role
        </NewAction>
      }
      toolbar={
        <div className="request-toolbar">
          <Views view={view} />
          <RequestFilterBar view={view} filter={filter} onChange={setFilter} />
        </div>
      }
    >
      <ListDetail
        onClose={detail.close}
        list={
          view === 'approvals' ? <ApprovalList {...list} /> : <RequestList key={view} view={view} {...list} />
        }
        detail={openedDetail('request', detail.openId, requestId, id => (
          <RequestDetail id={id} />
        ))}
      />
    </Page>
  );
}

function Views({ view }: { view: View }) {
  const waiting = useRead('requests.toApprove', {});
  const mine = waiting.data?.rows.filter(row => row.mine).length ?? 0;
  return (
    <nav className="link-tabs" aria-label="Views of the requests">
      {(['open', 'approvals', 'all'] as const).map(one => (
        <Link
          key={one}
          to={viewBase[one]}
          className={one === view ? 'active' : undefined}
          {...(one === view ? { 'aria-current': 'page' as const } : {})}
        >
          {viewWords[one]}
          {one === 'approvals' && mine > 0 && <span className="tab-count figures">{mine}</span>}
        </Link>
      ))}
    </nav>
  );
}
