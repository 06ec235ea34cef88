import type { RouteObject } from 'react-router';
import { CompareRolesPage } from './CompareRolesPage.tsx';
import { EditRolesPage } from './EditRolesPage.tsx';
import { NewRolePage } from './NewRolePage.tsx';
import { RolesPage } from './RolesPage.tsx';

/** `/roles`, `/roles/new` (`?like=<id>`), `/roles/edit?role=<id>&role=<id>`,
 * `/roles/compare?a=<id>&b=<id>`, `/roles/<id>` and its tabs `people`, `requests` and `timeline`. */
export const routes: RouteObject[] = [
  { path: 'roles/new', element: <NewRolePage /> },
  { path: 'roles/edit', element: <EditRolesPage /> },
  { path: 'roles/compare', element: <CompareRolesPage /> },
  { path: 'roles/*', element: <RolesPage /> },
];
