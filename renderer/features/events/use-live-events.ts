import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import type { EventFilter } from '../../../shared/domain/event.ts';
import { call, type CallError } from '../../api/client.ts';
import type { Pages } from '../../api/use-read.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { counted } from '../../components/words.ts';
import { freshOf, withFresh } from './fresh-events.ts';

type Page = Output<'events.list'>;
type Row = Page['rows'][number];

/** New entries are asked for at most so often, however many are recorded. */
const everyMs = 1000;
/** So many at once; where there are more, the list is read anew. */
const atOnce = 100;
const announceEveryMs = 5000;

interface Live extends Pages<Row> {
  /** How many new events wait for the reader to come to the top; `more` where there are more of them. */
  waiting: { count: number; more: boolean } | null;
  show: () => void;
}

/**
 * The history that a filter selects, newest first. Where it `follows`, each push asks for what is newer than the first row, once a
 * second at most, and puts that above; the pages below are not read again. What is new while somebody reads further down, or has
 * the focus in the list, waits for `show`.
 */
export function useLiveEvents(
  filter: EventFilter,
  { follows, reading, list }: { follows: boolean; reading: boolean; list: RefObject<HTMLElement | null> },
): Live {
  const client = useQueryClient();
  const announce = useAnnounce();
  const key = JSON.stringify(filter);
  const queryKey = ['history', filter];
  const query = useInfiniteQuery<Page, CallError, InfiniteData<Page>, unknown[], number | null>({
    // Not under the command's name: a push makes it stale by the hand of this hook alone.
    queryKey,
    queryFn: ({ pageParam }) => call('events.list', { filter, before: pageParam }),
    initialPageParam: null,
    getNextPageParam: page => page.next,
    placeholderData: before => before,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const [fresh, setFresh] = useState<{ key: string; rows: Row[]; more: boolean } | null>(null);
  const waiting = fresh?.key === key && (fresh.more || fresh.rows.length > 0) ? fresh : null;
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const asked = useRef(0);
  const said = useRef(0);

  const busy = () =>
    reading || (list.current?.querySelector('tbody')?.contains(document.activeElement) ?? false);

  const put = (rows: Row[], more: boolean) => {
    setFresh(null);
    if (more) void client.resetQueries({ queryKey, exact: true });
    else client.setQueryData<InfiniteData<Page>>(queryKey, data => data && withFresh(data, rows));
  };

  const found = useEffectEvent((of: string, { rows, more }: { rows: Row[]; more: boolean }) => {
    // The filter became another one while this was asked.
    if (of !== key || rows.length === 0) return;
    if (busy()) setFresh({ key, rows, more });
    else put(rows, more);
    if (Date.now() - said.current < announceEveryMs) return;
    said.current = Date.now();
    announce(`${more ? 'More than ' : ''}${counted(rows.length, 'new event')}`);
  });
  const look = useEffectEvent(async (of: string) => {
    timer.current = null;
    asked.current = Date.now();
    const newest = client.getQueryData<InfiniteData<Page>>(queryKey)?.pages[0]?.rows[0]?.seq;
    if (!follows || query.isPending || query.isPlaceholderData) return;
    try {
      const page = await call('events.list', { filter, limit: atOnce });
      found(of, freshOf(page.rows, newest ?? 0, atOnce));
    } catch {
      // The next push asks again; what is wrong for longer is said where the list itself is read.
    }
  });
  const soon = useEffectEvent(() => {
    if (!follows || timer.current !== null) return;
    timer.current = setTimeout(() => void look(key), Math.max(100, asked.current + everyMs - Date.now()));
  });

  useEffect(() => {
    if (!follows) return;
    // At once too: what came while it was off, or while the reader was further down, is asked for.
    soon();
    return window.bastion.on('changed', ({ topics }) => {
      if (topics.includes('events')) soon();
    });
  }, [follows, key, reading]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    },
    [],
  );

  return {
    rows: (query.data?.pages ?? []).flatMap(page => page.rows),
    total: null,
    loading: query.isPending,
    loadingMore: query.isFetchingNextPage,
    error: query.error,
    loadMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    onRetry: () => void query.refetch(),
    waiting: waiting === null ? null : { count: waiting.rows.length, more: waiting.more },
    show: () => {
      if (waiting !== null) put(waiting.rows, waiting.more);
    },
  };
}
