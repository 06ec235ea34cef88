import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { CssBaseline, ThemeProvider } from '@mui/material';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { createInvalidator, createQueryClient } from '../api/query-client.ts';
import { usePush } from '../api/use-push.ts';
import { Announcer } from '../components/Announcer.tsx';
import { Tokens } from './theme/Tokens.tsx';
import { theme } from './theme/theme.ts';

/** The page's policy lets only style elements with the load's nonce in; the shell writes it into the page's head. */
function styleNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content;
  return nonce === undefined || nonce === '' ? undefined : nonce;
}

/** Everything that is there once for the whole window. */
export function Providers({ children }: { children: ReactNode }) {
  const [cache] = useState(() => {
    const nonce = styleNonce();
    return createCache({ key: 'bc', prepend: true, ...(nonce === undefined ? {} : { nonce }) });
  });
  const [client] = useState(createQueryClient);
  const [invalidate] = useState(() => createInvalidator(client));
  usePush('changed', ({ topics }) => invalidate(topics));
  return (
    <CacheProvider value={cache}>
      {/* The scheme is a preference in the main process, so nothing is kept in the browser's storage. */}
      <ThemeProvider theme={theme} storageManager={null} defaultMode="system" noSsr>
        <CssBaseline />
        <Tokens />
        <QueryClientProvider client={client}>
          <Announcer>{children}</Announcer>
        </QueryClientProvider>
      </ThemeProvider>
    </CacheProvider>
  );
}
