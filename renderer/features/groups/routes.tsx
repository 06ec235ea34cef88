import type { RouteObject } from 'react-router';
import { GroupsPage } from './GroupsPage.tsx';
import { NewGroupPage } from './NewGroupPage.tsx';
import './groups.css';

/** `/groups`, `/groups/new`, `/groups/<id>` and its tab `use`. */
export const routes: RouteObject[] = [
  { path: 'groups/new', element: <NewGroupPage /> },
  { path: 'groups/*', element: <GroupsPage /> },
];
