import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import type { Output, Request } from '../../shared/contract/registry.ts';
import { call, type CallError } from './client.ts';
import type { ReadName } from './topics.ts';

export interface ReadOptions {
  /** False waits: nothing is asked. */
  enabled?: boolean;
  /** Shows the answer to the input before while the new one is read: for filters and fields that are typed into. */
  keepPrevious?: boolean;
  /** Asks again after so many milliseconds, for answers that time alone makes stale. */
  everyMs?: number;
}

/** Reads through the bridge, and reads again when a topic of the command changes (see topics.ts). */
export function useRead<N extends ReadName>(
  name: N,
  input: Request<N>,
  options: ReadOptions = {},
): UseQueryResult<Output<N>, CallError> {
  return useQuery<Output<N>, CallError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.everyMs === undefined ? {} : { refetchInterval: options.everyMs }),
  });
}

/** Lists that are paged by the `after` of their `page`. */
export type ListName =
  | 'users.list'
  | 'groups.list'
  | 'roles.list'
  | 'requests.list'
  | 'phones.report'
  | 'transfer.list'
  | 'userFile.list'
  | 'past.objects'
  | 'mimEvidence.list';
export type RowOf<N extends ListName> = Output<N>['rows'][number];

export interface Pages<Row> {
  rows: readonly Row[];
  /** Null until the first page is here, or where the command does not count. */
  total: number | null;
  loading: boolean;
  loadingMore: boolean;
  error: CallError | null;
  /** Undefined at the end of the list. */
  loadMore: (() => void) | undefined;
  onRetry: () => void;
}

/** A whole list, page by page: `<Table {...list} …>`. `input.page.after` is this hook's own. */
export function useReadList<N extends ListName>(name: N, input: Request<N>): Pages<RowOf<N>> {
  const query = useInfiniteQuery<Output<N>, CallError, InfiniteData<Output<N>>, unknown[], string | null>({
    queryKey: [name, input, 'pages'],
    queryFn: ({ pageParam }) => {
      const paged = { ...input, page: { ...input.page, after: pageParam } };
      return call(name, paged as Request<N>);
    },
    initialPageParam: null,
    getNextPageParam: page => page.next,
    placeholderData: keepPreviousData,
  });
  const rows = (query.data?.pages ?? []).flatMap(page => page.rows as RowOf<N>[]);
  return toPages(query, rows, query.data?.pages[0]?.total ?? null);
}

/** The history, newest first, page by page. `total` is left to `events.summary`. */
export function useReadEvents(
  filter: Request<'events.list'>['filter'],
): Pages<Output<'events.list'>['rows'][number]> {
  const query = useInfiniteQuery<
    Output<'events.list'>,
    CallError,
    InfiniteData<Output<'events.list'>>,
    unknown[],
    number | null
  >({
    queryKey: ['events.list', { filter }, 'pages'],
    queryFn: ({ pageParam }) => call('events.list', { filter, before: pageParam }),
    initialPageParam: null,
    getNextPageParam: page => page.next,
    placeholderData: keepPreviousData,
  });
  return toPages(
    query,
    (query.data?.pages ?? []).flatMap(page => page.rows),
    null,
  );
}

function toPages<Row>(
  query: Pick<
    UseInfiniteQueryResult<unknown, CallError>,
    'isPending' | 'isFetchingNextPage' | 'error' | 'hasNextPage' | 'fetchNextPage' | 'refetch'
  >,
  rows: readonly Row[],
  total: number | null,
): Pages<Row> {
  return {
    rows,
    total,
    loading: query.isPending,
    loadingMore: query.isFetchingNextPage,
    error: query.error,
    loadMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    onRetry: () => void query.refetch(),
  };
}
