import type { RouteObject } from 'react-router';
import { NewRequestPage } from './NewRequestPage.tsx';
import { RequestsPage } from './RequestsPage.tsx';

/**
 * `/requests` (active and waiting), `/requests/approvals`, `/requests/all`, each with the open request's id behind it, and
 * `/requests/new?role=<id>&user=<id>`.
 */
export const routes: RouteObject[] = [
  { path: 'requests/new', element: <NewRequestPage /> },
  { path: 'requests/*', element: <RequestsPage /> },
];
