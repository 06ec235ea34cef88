import type { RouteObject } from 'react-router';
import { NewUserPage } from './NewUserPage.tsx';
import { UsersPage } from './UsersPage.tsx';
import './users.css';

/** `/users`, `/users/new`, `/users/<id>` and its tabs `use` and `timeline`. */
export const routes: RouteObject[] = [
  { path: 'users/new', element: <NewUserPage /> },
  { path: 'users/*', element: <UsersPage /> },
];
