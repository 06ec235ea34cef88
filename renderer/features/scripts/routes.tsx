import type { RouteObject } from 'react-router';
import { ScriptsPage } from './ScriptsPage.tsx';
import './scripts.css';

/** `/scripts`. The text is in no address: it may hold a secret. */
export const routes: RouteObject[] = [{ path: 'scripts', element: <ScriptsPage /> }];
