import type { RouteObject } from 'react-router';
import { HistoryPage } from './HistoryPage.tsx';

export const routes: RouteObject[] = [
  { path: 'history', element: <HistoryPage /> },
  { path: 'history/:seq', element: <HistoryPage /> },
];
