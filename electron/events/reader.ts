import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import type { Sign } from './bundle/types.ts';
import type { Reader } from './types.ts';
import type { FromReader, ReaderCallName, ReaderCalls, ToReader } from './protocol.ts';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  progress?: (done: number) => void;
  sign?: Sign;
}

/**
 * Opens the history of a forest for reading, in a thread of its own, so that a count over a million rows does not stop
 * the window. The thread starts at the first call, and again after it died; until the store exists its calls fail with
 * UNAVAILABLE. Several calls can be under way; an export lets the others in between its rows. Close the reader before
 * the store, and open another after a backup was restored: its connection would still show the store that was moved.
 */
export function openReader(dir: string): Reader {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let calls = 0;
  let closed = false;

  function start(): Worker {
    // From source under Node's own type stripping, or from the bundle, where the worker lies beside this file.
    const file = import.meta.url.endsWith('.ts') ? './reader-worker.ts' : './reader-worker.js';
    const started = new Worker(new URL(file, import.meta.url), { workerData: { dir } });
    started.on('message', (message: FromReader) => {
      hear(message);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (error: unknown) => {
      died(started, error);
    });
    started.on('exit', () => {
      died(started, undefined);
    });
    return started;
  }

  function died(which: Worker, cause: unknown): void {
    if (worker !== which) return;
    worker = undefined;
    const error = new AppError('UNAVAILABLE', 'The history was not read: its reader stopped. Try again.', {
      cause,
    });
    for (const call of waiting.values()) call.reject(error);
    waiting.clear();
  }

  function hear(message: FromReader): void {
    const call = waiting.get(message.call);
    if (call === undefined) return;
    if (message.kind === 'progress') {
      call.progress?.(message.done);
      return;
    }
    if (message.kind === 'sign') {
      const { call: number, bytes } = message;
      const target = worker;
      call.sign?.(bytes).then(
        signature => target?.postMessage({ kind: 'signed', call: number, signature } satisfies ToReader),
        (error: unknown) => {
          waiting.delete(number);
          target?.postMessage({ kind: 'cancel', call: number } satisfies ToReader);
          call.reject(error as Error);
        },
      );
      return;
    }
    waiting.delete(message.call);
    if (message.kind === 'value') call.resolve(message.value);
    else {
      const { code, message: text, issues } = message.error;
      call.reject(new AppError(code, text, { ...(issues ? { issues } : {}), cause: message.detail }));
    }
  }

  function ask<K extends ReaderCallName>(
    name: K,
    args: Parameters<ReaderCalls[K]>,
    options: { progress?: (done: number) => void; sign?: Sign; signal?: AbortSignal } = {},
  ): ReturnType<ReaderCalls[K]> {
    const { progress, sign, signal } = options;
    const answer = new Promise<unknown>((resolve, reject) => {
      if (closed) throw new AppError('UNAVAILABLE', 'The history was not read: the forest is closed.');
      if (signal?.aborted === true)
        throw new AppError('CANCELLED', 'Cancelled before it began. Nothing was done.');
      worker ??= start();
      worker.ref();
      const call = ++calls;
      const target = worker;
      const cancel = () => target.postMessage({ kind: 'cancel', call } satisfies ToReader);
      signal?.addEventListener('abort', cancel, { once: true });
      const settle =
        <A>(then: (value: A) => void) =>
        (value: A) => {
          signal?.removeEventListener('abort', cancel);
          then(value);
        };
      waiting.set(call, {
        resolve: settle(resolve),
        reject: settle(reject),
        ...(progress ? { progress } : {}),
        ...(sign ? { sign } : {}),
      });
      target.postMessage({ kind: 'call', call, name, args });
    });
    return answer as ReturnType<ReaderCalls[K]>;
  }

  return {
    page: (filter, before, limit) => ask('page', [filter, before, limit]),
    count: (filter, progress, signal) =>
      ask('count', [filter], { ...(progress ? { progress } : {}), ...(signal ? { signal } : {}) }),
    summary: filter => ask('summary', [filter]),
    days: filter => ask('days', [filter]),
    get: seq => ask('get', [seq]),
    related: request => ask('related', [request]),
    changes: (ids, after, limit) => ask('changes', [ids, after, limit]),
    after: (seq, limit) => ask('after', [seq, limit]),
    numberChanges: from => ask('numberChanges', [from]),
    rebuild: (progress, signal) => ask('rebuild', [], { progress, signal }),
    verify: (progress, signal) => ask('verify', [], { progress, signal }),
    bundle: (request, sign, progress, signal) => ask('bundle', [request], { sign, progress, signal }),
    segment: (request, sign, progress, signal) => ask('segment', [request], { sign, progress, signal }),
    export: (filter, format, path, progress, signal) =>
      ask('export', [filter, format, path], { progress, signal }),
    async close() {
      closed = true;
      const target = worker;
      if (target === undefined) return;
      const exit = new Promise<void>(resolve =>
        target.once('exit', () => {
          resolve();
        }),
      );
      target.ref();
      target.postMessage({ kind: 'close' } satisfies ToReader);
      await exit;
    },
  };
}
