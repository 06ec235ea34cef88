import { parentPort, workerData } from 'node:worker_threads';
import { openPkcs12 } from './pkcs12.ts';

/** What the worker is given: the file's bytes and the password. */
export interface CertificateJob {
  bytes: Uint8Array;
  password: string;
}

function isJob(value: unknown): value is CertificateJob {
  return (
    typeof value === 'object' &&
    value !== null &&
    'bytes' in value &&
    value.bytes instanceof Uint8Array &&
    'password' in value &&
    typeof value.password === 'string'
  );
}

const job: unknown = workerData;
if (isJob(job)) parentPort?.postMessage(await openPkcs12(job.bytes, job.password));
