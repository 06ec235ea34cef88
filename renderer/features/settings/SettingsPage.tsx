import { Outlet } from 'react-router';
import { LinkTabs } from '../../components/LinkTabs.tsx';
import { Page } from '../../components/Page.tsx';

const tabs = [
  { to: '/settings/pam', label: 'PAM configuration' },
  { to: '/settings/console', label: 'Console' },
  { to: '/settings/access', label: 'Access' },
  { to: '/settings/corp', label: 'CORP directory' },
  { to: '/settings/retention', label: 'Retention' },
  { to: '/settings/forwarding', label: 'Forwarding' },
];

/** The settings of the open forest, each kind under its own address. */
export function SettingsPage() {
  return (
    <Page title="Settings" toolbar={<LinkTabs label="Settings" tabs={tabs} />}>
      <Outlet />
    </Page>
  );
}
