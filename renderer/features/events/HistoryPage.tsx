import { Button } from '@mui/material';
import { useRef, useState } from 'react';
import type { EventFilter } from '../../../shared/domain/event.ts';
import { call } from '../../api/client.ts';
import { useForest } from '../../api/me.ts';
import { useJob } from '../../api/use-job.ts';
import { useRead } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { ListDetail } from '../../components/ListDetail.tsx';
import { Page } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { useAddress } from '../../components/use-address.ts';
import { useDetail } from '../../components/use-detail.ts';
import { useNow } from '../../components/use-now.ts';
import { EventCount } from './EventCount.tsx';
import { EventDetail } from './EventDetail.tsx';
import { ExportMenu } from './ExportMenu.tsx';
import { Facets } from './Facets.tsx';
import { Follow, NewEvents } from './Follow.tsx';
import { Histogram } from './Histogram.tsx';
import { HistoryFilter } from './HistoryFilter.tsx';
import type { Days } from './day-choice.ts';
import { columns } from './columns.tsx';
import { addDays, dayOf, startOfDay } from '../../components/days.ts';
import { changed, historyAddress } from './history-filter.ts';
import { daysOf } from './TimeRange.tsx';
import { useLiveEvents } from './use-live-events.ts';

/** The history: histogram above, facets at the left, table, and the story beside it. All of the filter is in the address. */
export function HistoryPage() {
  const [filter, setFilter] = useAddress(historyAddress) as [EventFilter, (filter: EventFilter) => void];
  const { timeZone, privDnsName } = useForest();
  const detail = useDetail('/history');
  const list = useRef<HTMLDivElement>(null);
  const [follow, setFollow] = useState(true);
  const [scrolled, setScrolled] = useState(false);
  const now = useNow(60_000);
  const paused = filter.to !== undefined && filter.to <= now;
  const { waiting, show, ...events } = useLiveEvents(filter, {
    follows: follow && !paused,
    reading: scrolled || detail.openId !== null,
    list,
  });
  const summary = useRead('events.summary', { filter }, { keepPrevious: true });
  const today = dayOf(now, timeZone);
  const span = daysOf(filter, timeZone);
  // Below 1100 px the facets are folded away; above, they are always there (styles/history.css).
  const [facets, setFacets] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ title: string; error: unknown } | null>(null);
  const { job, cancel } = useJob(jobId);
  const seq = detail.openId !== null && /^\d{1,15}$/.test(detail.openId) ? Number(detail.openId) : null;

  const verify = async () => {
    setFailed(null);
    try {
      setJobId((await call('events.verify', {})).job);
    } catch (error) {
      setFailed({ title: 'The history was not verified', error });
    }
  };
  const chooseDays = (days: Days | null) =>
    setFilter(
      changed(filter, {
        from: days === null ? undefined : startOfDay(days.from, timeZone),
        to: days === null ? undefined : startOfDay(addDays(days.to, 1), timeZone),
      }),
    );
  return (
    <Page
      title="History"
      body="fill"
      beside={
        summary.data !== undefined && (
          <EventCount filter={filter} count={summary.data.count} more={summary.data.more} />
        )
      }
      action={
        <>
          <Button className="facets-button" aria-expanded={facets} onClick={() => setFacets(!facets)}>
            Kinds
          </Button>
          <Button startIcon={<Icon name="check" />} onClick={() => void verify()}>
            Verify
          </Button>
          <ExportMenu
            filter={filter}
            name={`${privDnsName} history ${today}`}
            onStarted={setJobId}
            onError={error =>
              setFailed(error === null ? null : { title: 'The history was not exported', error })
            }
          />
        </>
      }
      toolbar={
        <div className="history-top">
          <HistoryFilter
            filter={filter}
            onChange={setFilter}
            timeZone={timeZone}
            today={today}
            end={<Follow on={follow} paused={paused} onChange={setFollow} />}
          />
          {failed !== null && <ErrorNotice error={failed.error} title={failed.title} />}
          {job !== null && <JobProgress job={job} onCancel={cancel} onDismiss={() => setJobId(null)} />}
          {summary.data !== undefined && (
            <Histogram
              days={summary.data.days}
              today={today}
              applied={
                span.from === null && span.to === null
                  ? null
                  : { from: span.from ?? '', to: span.to ?? today }
              }
              onApply={chooseDays}
            />
          )}
        </div>
      }
    >
      <ListDetail
        onClose={detail.close}
        detail={seq === null ? null : <EventDetail seq={seq} />}
        list={
          <div className="history-list" data-facets={facets}>
            <Facets filter={filter} onChange={setFilter} summary={summary.data} />
            <div
              className="history-table"
              ref={list}
              onScrollCapture={event => setScrolled((event.target as Element).scrollTop > 0)}
            >
              <NewEvents
                waiting={waiting}
                onShow={() => {
                  show();
                  list.current?.querySelector('.table-scroll')?.scrollTo({ top: 0 });
                }}
              />
              <Table
                {...events}
                label="Events, newest first"
                columns={columns}
                rowId={event => String(event.seq)}
                total={summary.data === undefined || summary.data.more ? null : summary.data.count}
                selectedId={detail.openId}
                onOpen={event => detail.open(String(event.seq))}
                empty={
                  <EmptyState icon="history" title="No event matches">
                    {Object.keys(filter).length === 0
                      ? 'What happens in this forest is recorded here from its first entry on.'
                      : `Take a filter off, or choose another time.${filter.text === undefined ? '' : ' A word finds all that begins with it; quotation marks find words whole and in this order, as "patch night", and a star after them lets the last word go on.'}`}
                  </EmptyState>
                }
              />
            </div>
          </div>
        }
      />
    </Page>
  );
}
