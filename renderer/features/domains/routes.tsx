import type { RouteObject } from 'react-router';
import { DomainsPage } from './DomainsPage.tsx';
import '../../components/object-form.css';
import './domains.css';

/** `/domains` and `/domains/<name>`. */
export const routes: RouteObject[] = [{ path: 'domains/*', element: <DomainsPage /> }];
