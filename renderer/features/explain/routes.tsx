import type { RouteObject } from 'react-router';
import { ExplainPage } from './ExplainPage.tsx';
import './explain.css';

/** `/explain?role=<id>&user=<id>&ttl=<seconds>&at=<milliseconds UTC>`; ttl and at only where they are not the role's and now. */
export const routes: RouteObject[] = [{ path: 'explain', element: <ExplainPage /> }];
