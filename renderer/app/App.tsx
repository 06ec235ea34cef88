import { RouterProvider } from 'react-router/dom';
import { Providers } from './Providers.tsx';
import { createRouter } from './routes.tsx';

const router = createRouter();

/** The window. */
export function App() {
  return (
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  );
}
