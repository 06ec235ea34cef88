import { expect, it } from 'vitest';
import { AppError } from '../../../shared/contract/errors.ts';
import type { JobView } from '../../../shared/contract/app.ts';
import { createJobs } from '../../../electron/jobs.ts';

function bench() {
  let [time, ids] = [1000, 0];
  const told: JobView[] = [];
  const jobs = createJobs({
    now: () => time,
    uuid: () => `job-${++ids}`,
    told: view => told.push(view),
    failed: error => (error instanceof AppError ? error.message : 'It failed.'),
  });
  return { jobs, told, pass: (ms: number) => (time += ms) };
}
const rest = () => new Promise(resolve => setImmediate(resolve));

it('tells its progress at most ten times a second, and its end always', async () => {
  const { jobs, told, pass } = bench();
  const id = jobs.start('Work', async ({ progress }) => {
    progress(1, 10);
    progress(2);
    pass(100);
    progress(3);
    await rest();
    return 'All 10 done.';
  });
  expect(jobs.get(id)).toMatchObject({ state: 'running', done: 3, total: 10 });
  await rest();
  await rest();
  expect(told.map(view => view.done)).toEqual([1, 3, 3]);
  expect(told.at(-1)).toMatchObject({ state: 'done', message: 'All 10 done.' });
});

it('is cancelled by its signal, fails in words, and is forgotten after an hour', async () => {
  const { jobs, pass } = bench();
  const waiting = (signal: AbortSignal) =>
    new Promise<string>((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
  const cancelled = jobs.start('Long', ({ signal }) => waiting(signal));
  jobs.cancel(cancelled);
  const failed = jobs.start('Bad', () => Promise.reject(new AppError('UNAVAILABLE', 'The disk is full.')));
  await rest();
  expect(jobs.get(cancelled).state).toBe('cancelled');
  expect(jobs.get(failed)).toMatchObject({ state: 'failed', message: 'The disk is full.' });
  pass(3_600_001);
  const running = jobs.start('Last', ({ signal }) => waiting(signal));
  expect(() => jobs.get(cancelled)).toThrow(/no such job/);
  await jobs.dispose();
  expect(jobs.get(running).state).toBe('cancelled');
});
