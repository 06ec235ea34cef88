import type { RouteObject } from 'react-router';
import { HistoryPage } from './HistoryPage.tsx';

// One route for the list and for what is open beside it, so that opening an event does not make the page anew.
export const routes: RouteObject[] = [{ path: 'history/:seq?', element: <HistoryPage /> }];
