import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import { connectToRead } from '../store/connection.ts';
import { guarded } from '../store/failures.ts';
import { storeFile } from '../store/files.ts';
import { replaySteps } from '../store/replay.ts';
import { Sql } from '../store/sql.ts';
import type { Sign } from './bundle/types.ts';
import { writeSegment } from './bundle/segment.ts';
import { writeBundle } from './bundle/write-bundle.ts';
import { exportEvents } from './export.ts';
import { countSteps, pageOf } from './history.ts';
import { numberChangesSince } from './number-changes.ts';
import type { FromReader, ReaderCallName, ReaderCalls, ToReader } from './protocol.ts';
import { readAfter, readChanges, readDetail, readRelated } from './rows.ts';
import { select } from './selection.ts';
import { daysOf, summaryOf } from './summary.ts';
import { verifyHistory } from './verify.ts';

/** The thread that reads the history: one connection of its own, which cannot write. */

interface Control {
  signal: AbortSignal;
  progress: (done: number) => void;
  sign: Sign;
}
type Handlers = {
  [K in ReaderCallName]: (
    control: Control,
    ...args: Parameters<ReaderCalls[K]>
  ) => Awaited<ReturnType<ReaderCalls[K]>> | ReturnType<ReaderCalls[K]>;
};

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
const send = (message: FromReader) => port.postMessage(message);
const { dir } = workerData as { dir: string };
const running = new Map<number, AbortController>();
/** Calls that wait for a signature. */
const signing = new Map<number, (signature: Uint8Array) => void>();
let sql: Sql | undefined;
let closing = false;

/** Opened at the first call, so that a store that cannot be read is that call's error. */
function connection(): Sql {
  if (sql !== undefined) return sql;
  const what = 'The history could not be read';
  if (!existsSync(storeFile(dir)))
    throw new AppError('UNAVAILABLE', `${what}: the store is missing in ${dir}.`);
  sql = new Sql(
    guarded(what, dir, () => connectToRead(storeFile(dir))),
    dir,
  );
  return sql;
}

/** Runs reads in one transaction, so that counts and rows are of the same moment. */
function atOneMoment<T>(work: (sql: Sql) => T): T {
  const connected = connection();
  return connected.db.transaction(() => work(connected))();
}

const handlers: Handlers = {
  page: (_, filter, before, limit) => atOneMoment(sql => pageOf(sql, select(sql, filter), before, limit)),
  summary: (_, filter) => atOneMoment(sql => summaryOf(sql, filter)),
  days: (_, filter) => atOneMoment(sql => daysOf(sql, filter)),
  async count({ signal, progress }, filter) {
    const steps = countSteps(connection(), filter);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      progress(step.value);
      await setImmediate();
      if (signal.aborted) throw new AppError('CANCELLED', 'Cancelled. Nothing was counted.');
    }
  },
  get: (_, seq) => readDetail(connection(), seq),
  related: (_, request) => readRelated(connection(), request),
  changes: (_, ids, after, limit) => readChanges(connection(), ids, after, limit),
  after: (_, seq, limit) => readAfter(connection(), seq, limit),
  numberChanges: (_, from) => atOneMoment(sql => numberChangesSince(sql, from)),
  export: ({ signal, progress }, filter, format, path) =>
    exportEvents(connection(), filter, format, path, progress, signal),
  bundle: ({ signal, progress, sign }, request) => writeBundle(connection(), request, sign, progress, signal),
  segment: ({ signal, progress, sign }, request) =>
    writeSegment(connection(), request, sign, progress, signal),
  verify: ({ signal, progress }) => verifyHistory(connection(), progress, signal),
  async rebuild({ signal, progress }) {
    const steps = replaySteps({ dir });
    try {
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
        progress(step.value);
        await setImmediate();
        if (signal.aborted) throw new AppError('CANCELLED', 'Cancelled. Nothing was compared.');
      }
    } finally {
      steps.return({ same: false, entries: 0, differences: [] });
    }
  },
};

async function answer(message: Extract<ToReader, { kind: 'call' }>): Promise<void> {
  const { call } = message;
  const control = new AbortController();
  running.set(call, control);
  const progress = (done: number) => send({ kind: 'progress', call, done });
  const sign: Sign = bytes =>
    new Promise((resolve, reject) => {
      signing.set(call, resolve);
      control.signal.addEventListener('abort', () =>
        reject(new AppError('CANCELLED', 'Cancelled. Nothing was signed.')),
      );
      send({ kind: 'sign', call, bytes });
    });
  try {
    const handler = handlers[message.name] as (control: Control, ...args: unknown[]) => unknown;
    send({
      kind: 'value',
      call,
      value: await handler({ signal: control.signal, progress, sign }, ...message.args),
    });
  } catch (error) {
    if (error instanceof AppError) send({ kind: 'error', call, error: error.toValue() });
    else
      send({
        kind: 'error',
        call,
        error: { code: 'INTERNAL', message: 'The history could not be read.' },
        detail: String(error),
      });
  } finally {
    running.delete(call);
    signing.delete(call);
    closeIfDone();
  }
}

function closeIfDone(): void {
  if (!closing || running.size > 0) return;
  sql?.db.close();
  port?.close();
}

port.on('message', (message: ToReader) => {
  if (message.kind === 'call') void answer(message);
  else if (message.kind === 'signed') signing.get(message.call)?.(message.signature);
  else if (message.kind === 'cancel') running.get(message.call)?.abort();
  else {
    closing = true;
    for (const control of running.values()) control.abort();
    closeIfDone();
  }
});
