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

/** Milliseconds: a burst of new events, as when a script runs, is read after at most so often; its first at once. */
const everyMs = 500;

/**
 * `invalidateTopics`, for each push. Only new events wait for each other: they come in hundreds, and nobody edits them. What a
 * form shows is read at once, or the answer to its own change would find somebody typing the next.
 */
export function createInvalidator(client: QueryClient): (topics: readonly Topic[]) => void {
  let waiting = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const events = () => {
    timer = waiting ? setTimeout(events, everyMs) : null;
    if (!waiting) return;
    waiting = false;
    invalidateTopics(client, ['events']);
  };
  return topics => {
    const others = topics.filter(topic => topic !== 'events');
    if (others.length > 0) invalidateTopics(client, others);
    if (others.length === topics.length) return;
    waiting = true;
    if (timer === null) events();
  };
}

/** Marks every answer that depends on one of the topics as stale; those on screen are read again. */
function invalidateTopics(client: QueryClient, topics: readonly Topic[]): void {
  void client.invalidateQueries({ predicate: query => isStale(String(query.queryKey[0]), topics) });
}
