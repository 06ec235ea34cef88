import type { CertificateCache } from './certificate.ts';
import type { MfaPorts } from './ports.ts';
import type { Guard } from './protection.ts';
import type { Snapshots } from './snapshots.ts';
import type { ZipSessions } from './zip-session.ts';

/** What the parts of the MFA service share. */
export interface MfaContext {
  ports: MfaPorts;
  guard: Guard;
  snapshots: Snapshots;
  certificates: CertificateCache;
  sessions: ZipSessions;
}

/** A line in which work waits for the work before it. Failures do not stop the line. */
export class Serial {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work, work);
    this.last = result.catch(() => undefined);
    return result;
  }
}

/**
 * All writes of this process to MFA files, of whichever forest: a folder's lock is a file, and takes this process's own one for
 * left behind.
 */
export const writes = new Serial();
