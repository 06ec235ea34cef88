import type { RouteObject } from 'react-router';
import './evidence.css';
import { EvidencePage } from './EvidencePage.tsx';

/** `/evidence`. */
export const routes: RouteObject[] = [{ path: 'evidence', element: <EvidencePage /> }];
