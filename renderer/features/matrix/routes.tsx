import type { RouteObject } from 'react-router';
import { MatrixPage } from './MatrixPage.tsx';

export const routes: RouteObject[] = [{ path: 'matrix', element: <MatrixPage /> }];
