import { AppError } from '../shared/contract/errors.ts';
import type { JobView } from '../shared/contract/app.ts';

/** What a job's work is given: a signal to stop by, and a way to tell how far it is. */
export interface JobControl {
  signal: AbortSignal;
  progress(done: number, total?: number | null): void;
}

/** Long work by id. A job's end stays readable for an hour. */
export interface Jobs {
  /** Starts the work; it resolves to a sentence that says what came of it. */
  start(title: string, work: (control: JobControl) => Promise<string>): string;
  get(id: string): JobView;
  cancel(id: string): JobView;
  /** Stops all that runs, and waits until it has. */
  dispose(): Promise<void>;
}

interface Job {
  view: JobView;
  abort: AbortController;
  ended: Promise<void>;
  endedAt: number | null;
  toldAt: number;
}

const kept = 3_600_000;
/** Progress is told at most this often, in milliseconds: a page cannot show more, and a push costs a paint. */
const between = 100;

export function createJobs(options: {
  now(): number;
  uuid(): string;
  told(view: JobView): void;
  failed(error: unknown, title: string): string;
}): Jobs {
  const jobs = new Map<string, Job>();

  function find(id: string): Job {
    const job = jobs.get(id);
    if (job === undefined)
      throw new AppError('NOT_FOUND', 'There is no such job; an ended one is kept for an hour.');
    return job;
  }

  function update(job: Job, change: Partial<JobView>): void {
    job.view = { ...job.view, ...change };
    const now = options.now();
    const ended = job.view.state !== 'running';
    if (!ended && now - job.toldAt < between && now >= job.toldAt) return;
    job.toldAt = now;
    options.told(job.view);
  }

  async function run(job: Job, work: (control: JobControl) => Promise<string>): Promise<void> {
    try {
      const message = await work({
        signal: job.abort.signal,
        progress: (done, total = job.view.total) => update(job, { done, total }),
      });
      update(job, { state: 'done', message });
    } catch (error) {
      if (job.abort.signal.aborted)
        update(job, { state: 'cancelled', message: 'Cancelled; nothing was left behind.' });
      else update(job, { state: 'failed', message: options.failed(error, job.view.title) });
    } finally {
      job.endedAt = options.now();
    }
  }

  return {
    start(title, work) {
      for (const [id, job] of jobs)
        if (job.endedAt !== null && options.now() - job.endedAt > kept) jobs.delete(id);
      const id = options.uuid();
      const view: JobView = { id, title, state: 'running', done: 0, total: null, message: '' };
      const job: Job = {
        view,
        abort: new AbortController(),
        ended: Promise.resolve(),
        endedAt: null,
        toldAt: 0,
      };
      jobs.set(id, job);
      job.ended = run(job, work);
      return id;
    },
    get: id => find(id).view,
    cancel(id) {
      const job = find(id);
      job.abort.abort();
      return job.view;
    },
    async dispose() {
      for (const job of jobs.values()) job.abort.abort();
      await Promise.all([...jobs.values()].map(job => job.ended));
    },
  };
}
