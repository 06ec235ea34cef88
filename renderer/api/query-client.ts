import { QueryClient } from '@tanstack/react-query';
import type { Topic } from '../../shared/contract/push.ts';
import { isStale } from './topics.ts';

/**
 * The cache of what was read. `networkMode: 'always'`: there is no network, and a workstation that is offline is the normal
 * case. Nothing is retried by itself: a refusal stays one until something changes or the person asks again.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: 30_000,
        refetchOnWindowFocus: true,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Marks every answer that depends on one of the topics as stale; those on screen are read again. */
export function invalidateTopics(client: QueryClient, topics: readonly Topic[]): void {
  void client.invalidateQueries({ predicate: query => isStale(String(query.queryKey[0]), topics) });
}
