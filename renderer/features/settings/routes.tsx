import { Navigate, type RouteObject } from 'react-router';
import { AccessTab } from './AccessTab.tsx';
import { ConsoleTab } from './ConsoleTab.tsx';
import { CorpTab } from './CorpTab.tsx';
import { ForwardingTab } from './forwarding/ForwardingTab.tsx';
import { PamTab } from './PamTab.tsx';
import { RetentionTab } from './RetentionTab.tsx';
import { SettingsPage } from './SettingsPage.tsx';

export const routes: RouteObject[] = [
  {
    path: 'settings',
    element: <SettingsPage />,
    children: [
      { index: true, element: <Navigate to="pam" replace /> },
      { path: 'pam', element: <PamTab /> },
      { path: 'console', element: <ConsoleTab /> },
      { path: 'access', element: <AccessTab /> },
      { path: 'corp', element: <CorpTab /> },
      { path: 'retention', element: <RetentionTab /> },
      { path: 'forwarding', element: <ForwardingTab /> },
    ],
  },
];
