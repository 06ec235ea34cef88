import { useEffect } from 'react';
import type { JobView } from '../../../shared/contract/app.ts';
import type { PastMoment } from '../../../shared/contract/past.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import type { CallError } from '../../api/client.ts';
import { useJob } from '../../api/use-job.ts';
import { useRead } from '../../api/use-read.ts';

export interface OpenedMoment {
  found: Output<'past.open'> | undefined;
  /** True when the forest of then can be asked. */
  ready: boolean;
  /** The rebuilding, while it runs or where it did not come to its end. */
  job: JobView | null;
  cancel: () => void;
  error: CallError | null;
  retry: () => void;
}

/** Finds a moment and has the forest rebuilt as it was then. Nothing happens while there is none. */
export function useMoment(moment: PastMoment | undefined): OpenedMoment {
  const read = useRead('past.open', { moment: moment ?? { seq: 1 } }, { enabled: moment !== undefined });
  const { refetch } = read;
  const found = moment === undefined ? undefined : read.data;
  const id = found?.job ?? null;
  const { job, cancel } = useJob(id);
  // A job of an earlier visit may have ended while nobody listened.
  const { error } = useRead('jobs.get', { id: id ?? '' }, { enabled: id !== null, everyMs: 1000 });
  const ended = job?.state === 'done' || error?.code === 'NOT_FOUND';
  useEffect(() => {
    // Asked again, it is ready, or was let go meanwhile and is rebuilt anew.
    if (ended) void refetch();
  }, [ended, refetch]);
  return {
    found,
    ready: found !== undefined && id === null,
    job: ended ? null : job,
    cancel,
    error: moment === undefined ? null : read.error,
    retry: () => void refetch(),
  };
}
