import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import type { Scenario } from '../../shared/domain/scenario.ts';
import type { FromSimulation } from './run.ts';
import { simulate } from './simulate.ts';

/** The thread of one simulation: it is given a checked scenario, tells how far it is, and ends with the result. */

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
const send = (message: FromSimulation) => port.postMessage(message);

try {
  const value = simulate(workerData as Scenario, {
    progress: done => send({ kind: 'progress', done }),
  });
  send({ kind: 'value', value });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  send({ kind: 'refused', error: error.toValue() });
}
