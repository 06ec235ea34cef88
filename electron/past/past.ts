import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import type { FromPast, PastCallName, PastCalls, ToPast } from './protocol.ts';

interface Control {
  progress?: (done: number) => void;
  signal?: AbortSignal;
}

/** Questions about a forest as it was, answered by a thread of its own. `progress` hears the entry that was reached. */
export interface Past {
  ask<K extends PastCallName>(
    name: K,
    args: Parameters<PastCalls[K]>,
    control?: Control,
  ): Promise<ReturnType<PastCalls[K]>>;
  /** Ends the thread; what is under way is CANCELLED. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  progress: ((done: number) => void) | undefined;
}

/** The thread starts at the first question, and again after it died. It holds a few moments in memory (`createStates`). */
export function openPast(dir: string): Past {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let calls = 0;
  let closed = false;

  function start(): Worker {
    // From source under Node's own type stripping, or from the bundle, where the worker lies beside this file.
    const file = import.meta.url.endsWith('.ts') ? './past-worker.ts' : './past-worker.js';
    const started = new Worker(new URL(file, import.meta.url), { workerData: { dir } });
    started.on('message', (message: FromPast) => {
      hear(message);
      if (waiting.size === 0) started.unref();
    });
    const died = (cause?: unknown) => {
      if (worker === started)
        failAll('UNAVAILABLE', 'What was could not be rebuilt: its thread stopped. Try again.', cause);
    };
    started.on('error', died);
    started.on('exit', () => died());
    return started;
  }

  function failAll(code: 'UNAVAILABLE' | 'CANCELLED', message: string, cause?: unknown): void {
    worker = undefined;
    for (const call of waiting.values()) call.reject(new AppError(code, message, { cause }));
    waiting.clear();
  }

  function hear(message: FromPast): void {
    const call = waiting.get(message.call);
    if (call === undefined) return;
    if (message.kind === 'progress') {
      call.progress?.(message.done);
      return;
    }
    waiting.delete(message.call);
    if (message.kind === 'value') call.resolve(message.value);
    else {
      const { code, message: text, issues } = message.error;
      call.reject(new AppError(code, text, { ...(issues ? { issues } : {}), cause: message.detail }));
    }
  }

  return {
    ask(name, args, { progress, signal } = {}) {
      if (closed) return Promise.reject(new AppError('UNAVAILABLE', 'The forest is closed.'));
      if (signal?.aborted === true)
        return Promise.reject(new AppError('CANCELLED', 'Cancelled before it began.'));
      const target = (worker ??= start());
      target.ref();
      const call = ++calls;
      const cancel = () => target.postMessage({ kind: 'cancel', call } satisfies ToPast);
      signal?.addEventListener('abort', cancel, { once: true });
      return new Promise<unknown>((resolve, reject) => {
        waiting.set(call, { resolve, reject, progress });
        target.postMessage({ kind: 'call', call, name, args } satisfies ToPast);
      }).finally(() => signal?.removeEventListener('abort', cancel)) as never;
    },
    async close() {
      closed = true;
      const target = worker;
      failAll('CANCELLED', 'The forest was closed.');
      await target?.terminate();
    },
  };
}
