import type { RouteObject } from 'react-router';
import { PhonesPage } from './PhonesPage.tsx';

/** `/phones` and `/phones/<user id>`. */
export const routes: RouteObject[] = [{ path: 'phones/*', element: <PhonesPage /> }];
