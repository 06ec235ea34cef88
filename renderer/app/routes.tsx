import { createHashRouter, type RouteObject } from 'react-router';
import { NotFoundPage } from './NotFoundPage.tsx';
import { PageFailed } from './PageFailed.tsx';
import { Root } from './Root.tsx';

/**
 * The areas: each folder of features/ with a `routes.tsx` that exports `routes`. Found by their place, so that an area can
 * come or go without an edit here.
 */
const areas = import.meta.glob<{ routes: RouteObject[] }>('../features/*/routes.tsx', { eager: true });

/** The addresses of the window, all behind `#`: the page is one file and asks no server. */
export function createRouter() {
  const pages: RouteObject[] = [
    ...Object.values(areas).flatMap(area => area.routes),
    { path: '*', element: <NotFoundPage /> },
  ];
  return createHashRouter([
    {
      element: <Root />,
      errorElement: <PageFailed />,
      children: [{ errorElement: <PageFailed />, children: pages }],
    },
  ]);
}
