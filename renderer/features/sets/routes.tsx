import type { RouteObject } from 'react-router';
import '../../components/object-form.css';
import './sets.css';
import { SetsPage } from './SetsPage.tsx';

/** `/sets`, `/sets/<id>`. */
export const routes: RouteObject[] = [{ path: 'sets/*', element: <SetsPage /> }];
