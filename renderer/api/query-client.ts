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

/** A burst of changes, as when a script runs, is read after at most so often; the first change of one at once. */
const everyMs = 500;

/** `invalidateTopics`, for each push: at once where the last was a while ago, else with what comes until then. */
export function createInvalidator(client: QueryClient): (topics: readonly Topic[]) => void {
  const waiting = new Set<Topic>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const run = () => {
    timer = null;
    if (waiting.size === 0) return;
    const topics = [...waiting];
    waiting.clear();
    timer = setTimeout(run, everyMs);
    invalidateTopics(client, topics);
  };
  return topics => {
    for (const topic of topics) waiting.add(topic);
    if (timer === null) run();
  };
}

/** Marks every answer that depends on one of the topics as stale; those on screen are read again. */
function invalidateTopics(client: QueryClient, topics: readonly Topic[]): void {
  void client.invalidateQueries({ predicate: query => isStale(String(query.queryKey[0]), topics) });
}
