import type { RouteObject } from 'react-router';
import { ChecksPage } from './ChecksPage.tsx';

/** `/checks`, its filter in the address. */
export const routes: RouteObject[] = [{ path: 'checks', element: <ChecksPage /> }];
