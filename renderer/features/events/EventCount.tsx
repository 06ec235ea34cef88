import { Button } from '@mui/material';
import { useState } from 'react';
import type { EventFilter } from '../../../shared/domain/event.ts';
import { call } from '../../api/client.ts';
import { useJob } from '../../api/use-job.ts';
import { counted } from '../../components/words.ts';

export interface EventCountProps {
  filter: EventFilter;
  count: number;
  /** There are more than `count`: how many is told when asked for. */
  more: boolean;
}

/** How many events match. Where that takes reading them all it says '10,000+', and a button counts them. */
export function EventCount({ filter, count, more }: EventCountProps) {
  if (!more) return <span className="figures">{counted(count, 'event')}</span>;
  return <CountAll key={JSON.stringify(filter)} filter={filter} count={count} />;
}

function CountAll({ filter, count }: Omit<EventCountProps, 'more'>) {
  const [jobId, setJobId] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const { job, cancel } = useJob(jobId);
  const start = () => {
    setFailed(null);
    call('events.count', { filter }).then(
      ({ job }) => setJobId(job),
      (error: unknown) => setFailed(error instanceof Error ? error.message : String(error)),
    );
  };
  if (job?.state === 'done')
    return (
      <span className="figures" role="status">
        {job.message}
      </span>
    );
  const running = job?.state === 'running';
  const part =
    running && job.total !== null && job.total > 0
      ? `, ${String(Math.floor((job.done / job.total) * 100))} % looked at`
      : '';
  return (
    <span className="event-count">
      <span className="figures">
        {count.toLocaleString('en')}+ events{part}
      </span>
      <Button size="small" onClick={running ? cancel : start}>
        {running ? 'Stop counting' : 'Count all'}
      </Button>
      {(failed !== null || job?.state === 'failed') && (
        <span role="alert" className="small">
          Not counted: {failed ?? job?.message}
        </span>
      )}
    </span>
  );
}
