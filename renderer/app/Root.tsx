import { useColorScheme } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { AppStateContext } from '../api/me.ts';
import { useRead } from '../api/use-read.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { FirstRunPage } from '../features/first-run/FirstRunPage.tsx';
import { ForestlessFrame } from './frame/ForestlessFrame.tsx';
import { Frame } from './frame/Frame.tsx';

/** Reads what the console is doing and shows the frame, or, where no forest is open, the first-run page or one that needs none. */
export function Root() {
  const state = useRead('app.state', {});
  const client = useQueryClient();
  const forestless = useLocation().pathname.startsWith('/reviews/answer/');
  const { setMode } = useColorScheme();
  const preferences = state.data?.preferences;
  const dir = state.data?.forest?.dir ?? null;

  useEffect(() => {
    if (preferences === undefined) return;
    setMode(preferences.theme);
    document.documentElement.dataset['density'] = preferences.density;
  }, [preferences, setMode]);
  useEffect(() => {
    // Another forest is another world: what was read of the one before is not shown for a moment of it.
    return () => client.removeQueries({ predicate: query => query.queryKey[0] !== 'app.state' });
  }, [dir, client]);

  if (state.data === undefined)
    return state.error === null ? (
      <p className="starting soft" role="status">
        Opening the console
      </p>
    ) : (
      <main className="starting">
        <h1>The console did not start</h1>
        <ErrorNotice error={state.error} onRetry={() => void state.refetch()} />
      </main>
    );
  return (
    <AppStateContext value={state.data}>
      {state.data.forest !== null ? <Frame /> : forestless ? <ForestlessFrame /> : <FirstRunPage />}
    </AppStateContext>
  );
}
