import { useState } from 'react';
import type { JobView } from '../../shared/contract/app.ts';
import { call, type CallError } from './client.ts';
import { usePush } from './use-push.ts';
import { useRead } from './use-read.ts';

/** Follows a job from its id: its first state is read, every later one is pushed. Null while there is none. */
export function useJob(id: string | null): {
  job: JobView | null;
  error: CallError | null;
  cancel: () => void;
} {
  const [pushed, setPushed] = useState<JobView | null>(null);
  usePush('job', value => {
    if (value.id === id) setPushed(value);
  });
  const first = useRead('jobs.get', { id: id ?? '' }, { enabled: id !== null });
  const job = pushed !== null && pushed.id === id ? pushed : (first.data ?? null);
  return {
    job: id === null ? null : job,
    error: first.error,
    cancel: () => {
      // A job that has ended meanwhile is no error for the person who wanted it to end.
      if (id !== null) void call('jobs.cancel', { id }).then(setPushed, () => undefined);
    },
  };
}
