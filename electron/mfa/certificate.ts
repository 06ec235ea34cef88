import { Worker } from 'node:worker_threads';
import { certificateWarningDays } from '../../shared/domain/check.ts';
import type { MfaCertificate, MfaFinding, MfaProblem } from '../../shared/domain/mfa-views.ts';
import type { CertificateJob } from './certificate-worker.ts';
import { hashOf } from './files.ts';
import { maxIterations, type OpenedCertificate, type Pkcs12Result } from './pkcs12.ts';

/** A file that does not open in this time is refused, in milliseconds. The iteration cap ends before it on any usual machine. */
const timeLimit = 20_000;

export interface CertificateReading {
  certificate: MfaCertificate | null;
  /** Set where the certificate cannot be used. */
  problem: MfaProblem | null;
  findings: MfaFinding[];
}

type Outcome = Pkcs12Result | { ok: false; failure: 'too-slow' | 'worker'; detail: string };

function isResult(value: unknown): value is Pkcs12Result {
  return typeof value === 'object' && value !== null && 'ok' in value;
}

/** Opens the file in a thread of its own: the window keeps answering, and a file that takes too long is given up. */
function inWorker(bytes: Uint8Array, password: string): Promise<Outcome> {
  // From source under Node's type stripping, or as a bundle's neighbour.
  const file = import.meta.url.endsWith('.ts') ? './certificate-worker.ts' : './certificate-worker.js';
  const workerData: CertificateJob = { bytes: Uint8Array.from(bytes), password };
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  return new Promise<Outcome>(resolve => {
    const timer = setTimeout(() => {
      resolve({ ok: false, failure: 'too-slow', detail: '' });
    }, timeLimit);
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const broken = (): void => {
      finish({ ok: false, failure: 'worker', detail: '' });
    };
    worker.once('message', (message: unknown) => {
      if (isResult(message)) finish(message);
      else broken();
    });
    worker.once('error', broken);
    worker.once('exit', broken);
  }).finally(() => worker.terminate());
}

function explain(outcome: Extract<Outcome, { ok: false }>): string {
  const again = 'Download the ZIP again from your MFA provider.';
  switch (outcome.failure) {
    case 'wrong-password':
      return 'CERT_PASSWORD does not open cert_key.p12. The two are from different downloads, or one was changed. Take both from one ZIP.';
    case 'damaged':
      return outcome.detail === 'checksum'
        ? `cert_key.p12 is damaged: the password is right, but the content does not match its checksum. ${again}`
        : `cert_key.p12 is damaged: its content cannot be read. ${again}`;
    case 'not-pkcs12':
      return `cert_key.p12 is no PKCS#12 file. ${again}`;
    case 'unsupported':
      return `cert_key.p12 is encrypted in a way that the console cannot open (${outcome.detail}). Export it again with AES or 3DES.`;
    case 'too-many-iterations':
      return `cert_key.p12 asks for ${outcome.detail} rounds of key derivation, more than ${maxIterations.toLocaleString('en')}. Export it again with fewer.`;
    case 'too-slow':
      return `cert_key.p12 did not open within ${timeLimit / 1000} seconds. Export it again with fewer rounds of key derivation.`;
    case 'no-certificate':
      return `cert_key.p12 holds no certificate. ${again}`;
    case 'no-key':
      return `cert_key.p12 holds no private key. ${again}`;
    case 'worker':
      return 'cert_key.p12 could not be opened: the thread that reads it stopped. Try again.';
  }
}

const day = 86_400_000;

function view(opened: OpenedCertificate, now: number): MfaCertificate {
  return {
    subject: opened.subject,
    issuer: opened.issuer,
    serial: opened.serial,
    notBefore: new Date(opened.notBefore).toISOString(),
    notAfter: new Date(opened.notAfter).toISOString(),
    daysLeft: Math.floor((opened.notAfter - now) / day),
    keyType: opened.keyType,
    keyBits: opened.keyBits,
    keyMatches: opened.keyMatches,
    chainLength: opened.chainLength,
    fingerprint: opened.fingerprint,
  };
}

const dateOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** What is amiss with a certificate that opens. `subject` is the file's path or name. */
export function certificateFindings(opened: OpenedCertificate, subject: string, now: number): MfaFinding[] {
  const findings: MfaFinding[] = [];
  const add = (severity: MfaFinding['severity'], id: string, message: string, remedy: string): void => {
    findings.push({ id, severity, subject, message, remedy });
  };
  const warn = (id: string, message: string, remedy: string): void => add('warning', id, message, remedy);
  const renew = 'Download a new ZIP from your MFA provider and import it.';
  const left = opened.notAfter - now;
  if (left < 0)
    add('error', 'certificate-expired', `The certificate expired on ${dateOf(opened.notAfter)}.`, renew);
  else if (left < certificateWarningDays * day) {
    const days = Math.floor(left / day);
    warn(
      'certificate-expires-soon',
      `The certificate expires on ${dateOf(opened.notAfter)}, in ${days} ${days === 1 ? 'day' : 'days'}.`,
      renew,
    );
  }
  if (opened.notBefore > now) {
    const message = `The certificate is not valid before ${dateOf(opened.notBefore)}.`;
    warn('certificate-not-yet-valid', message, 'Check this machine’s clock, or wait until then.');
  }
  if (opened.keyType.startsWith('RSA') && opened.keyBits !== null && opened.keyBits < 2048) {
    warn('certificate-weak-key', `The RSA key has ${opened.keyBits} bits; 2,048 or more are safe.`, renew);
  }
  if (opened.keys > 1) {
    const message = `The file holds ${opened.keys} private keys; which of them Windows takes is not certain.`;
    warn('certificate-several-keys', message, renew);
  }
  if (!opened.checked) {
    warn('certificate-no-checksum', 'The file has no checksum of its own: damage could go unseen.', renew);
  }
  return findings;
}

function readingOf(outcome: Outcome, subject: string, now: number): CertificateReading {
  if (!outcome.ok) {
    const problem: MfaProblem = {
      step: 'certificate',
      id: `certificate-${outcome.failure}`,
      message: explain(outcome),
    };
    return { certificate: null, problem, findings: [] };
  }
  const opened = outcome.certificate;
  const problem: MfaProblem | null = opened.keyMatches
    ? null
    : {
        step: 'certificate',
        id: 'certificate-key-mismatch',
        message:
          'The private key in cert_key.p12 does not belong to its certificate. Download the ZIP again from your MFA provider.',
      };
  return { certificate: view(opened, now), problem, findings: certificateFindings(opened, subject, now) };
}

/**
 * Opens a certificate file with its password, off the main thread. `now` is milliseconds since the epoch, UTC.
 * Wrong password, damage, a key that does not match its leaf and the like are the reading's `problem`; the rest are findings.
 */
export async function readCertificate(
  bytes: Uint8Array,
  password: string,
  subject: string,
  now: number,
): Promise<CertificateReading> {
  return readingOf(await inWorker(bytes, password), subject, now);
}

/** Remembers what the last few files were found to be, so that a page that asks often does not derive keys each time. */
export class CertificateCache {
  private readonly outcomes = new Map<string, Outcome>();

  /** As `readCertificate`. The dates are judged anew each time. */
  async read(bytes: Uint8Array, password: string, subject: string, now: number): Promise<CertificateReading> {
    const key = `${hashOf(bytes)} ${hashOf(Buffer.from(password, 'utf8'))}`;
    const known = this.outcomes.get(key);
    if (known !== undefined) return readingOf(known, subject, now);
    const outcome = await inWorker(bytes, password);
    const lasting = outcome.ok || (outcome.failure !== 'too-slow' && outcome.failure !== 'worker');
    if (lasting) this.outcomes.set(key, outcome);
    for (const oldest of this.outcomes.keys()) {
      if (this.outcomes.size <= 8) break;
      this.outcomes.delete(oldest);
    }
    return readingOf(outcome, subject, now);
  }
}
