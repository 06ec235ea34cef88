import type { RouteObject } from 'react-router';
import { ImportPage } from './import/ImportPage.tsx';
import { MfaPage } from './MfaPage.tsx';
import './mfa.css';
import './drift/drift.css';
import './import/import.css';

/** `/mfa` and its tabs `settings`, `backups` and `protection`; `/mfa/import`. */
export const routes: RouteObject[] = [
  { path: 'mfa/import', element: <ImportPage /> },
  { path: 'mfa/*', element: <MfaPage /> },
];
