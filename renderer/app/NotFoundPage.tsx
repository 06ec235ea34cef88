import { Link, useLocation } from 'react-router';
import { EmptyState } from '../components/EmptyState.tsx';
import { Page } from '../components/Page.tsx';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <Page title="No such page">
      <EmptyState icon="search" title={`The console has no page ${pathname}`}>
        Choose a page at the left, or go to the <Link to="/">overview</Link>.
      </EmptyState>
    </Page>
  );
}
