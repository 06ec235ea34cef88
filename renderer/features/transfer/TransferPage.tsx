import { Outlet } from 'react-router';
import { LinkTabs } from '../../components/LinkTabs.tsx';
import { Page } from '../../components/Page.tsx';

const tabs = [
  { to: '/transfer/mim', label: 'From MIM' },
  { to: '/transfer/users', label: 'Users from a file' },
  { to: '/transfer/event-log', label: 'MIM’s event log' },
  { to: '/transfer/configuration', label: 'Whole configuration' },
];

/** What comes into the console from elsewhere, and what leaves it. */
export function TransferPage() {
  return (
    <Page title="Import and export" toolbar={<LinkTabs label="Import and export" tabs={tabs} />}>
      <Outlet />
    </Page>
  );
}
