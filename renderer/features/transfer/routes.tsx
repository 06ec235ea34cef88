import { Navigate, type RouteObject } from 'react-router';
import { ConfigurationTab } from './ConfigurationTab.tsx';
import { EventLogTab } from './EventLogTab.tsx';
import { MimTab } from './MimTab.tsx';
import { TransferPage } from './TransferPage.tsx';
import { UsersTab } from './UsersTab.tsx';
import './transfer.css';

export const routes: RouteObject[] = [
  {
    path: 'transfer',
    element: <TransferPage />,
    children: [
      { index: true, element: <Navigate to="mim" replace /> },
      { path: 'mim', element: <MimTab /> },
      { path: 'users', element: <UsersTab /> },
      { path: 'event-log', element: <EventLogTab /> },
      { path: 'configuration', element: <ConfigurationTab /> },
    ],
  },
];
