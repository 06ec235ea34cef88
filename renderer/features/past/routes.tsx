import { Navigate, type RouteObject, useLocation } from 'react-router';
import { CompareTab } from './CompareTab.tsx';
import { ConfigurationTab } from './ConfigurationTab.tsx';
import { ObjectsTab } from './ObjectsTab.tsx';
import { PastPage } from './PastPage.tsx';
import { WhoCouldTab } from './WhoCouldTab.tsx';
import './past.css';

/** `/past/<tab>?at=<milliseconds UTC>` or `?entry=<n>`, with `role`, `toAt`, `toEntry` and `search` where a tab has them. */
export const routes: RouteObject[] = [
  {
    path: 'past',
    element: <PastPage />,
    children: [
      { index: true, element: <ToRoles /> },
      { path: 'roles', element: <ObjectsTab key="role" kind="role" /> },
      { path: 'users', element: <ObjectsTab key="user" kind="user" /> },
      { path: 'groups', element: <ObjectsTab key="group" kind="group" /> },
      { path: 'configuration', element: <ConfigurationTab /> },
      { path: 'who-could', element: <WhoCouldTab /> },
      { path: 'compare', element: <CompareTab /> },
    ],
  },
];

function ToRoles() {
  return <Navigate to={`/past/roles${useLocation().search}`} replace />;
}
