import type { RouteObject } from 'react-router';
import { SimulatorPage } from './SimulatorPage.tsx';
import './simulator.css';

// One route for both tabs, so that the scenario stays as it is edited while its result is looked at.
export const routes: RouteObject[] = [{ path: 'simulator/:tab?', element: <SimulatorPage /> }];
