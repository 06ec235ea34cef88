import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import { createAnswers } from './answers.ts';
import type { FromPast, ToPast } from './protocol.ts';
import type { Making } from './states.ts';

/** The thread that rebuilds what was and answers questions about it. */

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
const send = (message: FromPast) => port.postMessage(message);
const running = new Map<number, AbortController>();
const answers = createAnswers((workerData as { dir: string }).dir);

port.on('message', (message: ToPast) => {
  if (message.kind === 'cancel') running.get(message.call)?.abort();
  else void answer(message);
});

async function answer({ call, name, args }: Extract<ToPast, { kind: 'call' }>): Promise<void> {
  const control = new AbortController();
  running.set(call, control);
  const making = {
    signal: control.signal,
    progress: (done: number) => send({ kind: 'progress', call, done }),
  };
  try {
    const handler = answers[name] as (making: Making, ...args: unknown[]) => unknown;
    send({ kind: 'value', call, value: await handler(making, ...args) });
  } catch (error) {
    if (error instanceof AppError) send({ kind: 'error', call, error: error.toValue() });
    else
      send({
        kind: 'error',
        call,
        error: { code: 'INTERNAL', message: 'What was could not be rebuilt.' },
        detail: String(error),
      });
  } finally {
    running.delete(call);
  }
}
