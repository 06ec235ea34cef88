import { Worker } from 'node:worker_threads';
import { AppError, type ErrorValue } from '../../shared/contract/errors.ts';
import type { Scenario } from '../../shared/domain/scenario.ts';
import type { Simulation } from '../../shared/domain/simulation.ts';

export type FromSimulation =
  | { kind: 'progress'; done: number }
  | { kind: 'value'; value: Simulation }
  | { kind: 'refused'; error: ErrorValue };

/** Megabytes: a million requests keep a few hundred; short-lived objects, of which it makes many, get more room than usual. */
const resourceLimits = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 96 };

/**
 * Runs a scenario in a thread of its own, so that the window goes on answering. `progress` hears how many requests have arrived; the
 * signal ends the thread at once, and the promise rejects with CANCELLED. Rejects with what `simulate` throws.
 */
export function runSimulation(
  scenario: Scenario,
  { progress, signal }: { progress: (done: number) => void; signal: AbortSignal },
): Promise<Simulation> {
  // From source under Node's type stripping, or as a bundle's neighbour.
  const file = import.meta.url.endsWith('.ts') ? './simulation-worker.ts' : './simulation-worker.js';
  const cancelled = () => new AppError('CANCELLED', 'The simulation was cancelled.');
  if (signal.aborted) return Promise.reject(cancelled());
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: scenario,
    execArgv: [],
    resourceLimits,
  });
  return new Promise<Simulation>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(cancelled()), { once: true });
    worker.on('message', (message: FromSimulation) => {
      if (message.kind === 'progress') progress(message.done);
      else if (message.kind === 'value') resolve(message.value);
      else {
        const { code, message: text, issues } = message.error;
        reject(new AppError(code, text, issues ? { issues } : {}));
      }
    });
    worker.once('error', reject);
    worker.once('exit', code => reject(new Error(`The simulation's thread ended with ${code}.`)));
  }).finally(() => worker.terminate());
}
