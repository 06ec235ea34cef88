import { stat, unlink } from 'node:fs/promises';
import { AppError } from '../../shared/contract/errors.ts';
import type { MfaSecretName, MfaValues } from '../../shared/domain/mfa-settings.ts';
import { mfaSecretNames } from '../../shared/domain/mfa-settings.ts';
import type { MfaCertificate, MfaFinding, MfaFound, MfaProblem } from '../../shared/domain/mfa-views.ts';
import type { CertificateCache } from './certificate.ts';
import { readSource } from './csharp-source.ts';
import { fileError } from './file-errors.ts';
import { adviceFor, languageNames, languageOf, recognise } from './zip-found.ts';
import { readZip, type FileIdentity } from './zip-reader.ts';

/** What a ZIP holds once it is read. `values` and `certificateBytes` are secret: they stay in the main process. */
export interface OpenedZip {
  path: string;
  identity: FileIdentity;
  found: MfaFound;
  problems: MfaProblem[];
  findings: MfaFinding[];
  certificate: MfaCertificate | null;
  certificateBytes: Buffer;
  values: MfaValues;
}

/** A ZIP that a person has opened, and how far the import has come. */
export interface ZipSession extends OpenedZip {
  id: string;
  openedAt: number;
  preview: { username?: string | undefined; countryCode?: string | undefined } | null;
  applied: boolean;
}

/** Reads a ZIP, its source and its certificate. `now` is milliseconds since the epoch. Errors: as readZip. */
export async function openCredentials(
  path: string,
  certificates: CertificateCache,
  now: number,
): Promise<OpenedZip> {
  const zip = await readZip(path, names => {
    const { source, certificate } = recognise(names);
    return [source, certificate].filter(name => name !== null);
  });
  const layout = recognise(zip.names);
  const bytesOf = (name: string | null): Buffer | undefined =>
    name === null ? undefined : zip.contents.get(name);
  const sourceBytes = bytesOf(layout.source);
  const certificateBytes = bytesOf(layout.certificate);
  const source = sourceBytes === undefined ? undefined : readSource(sourceBytes);
  const language = languageOf(layout, source?.dotnet2 ?? null);
  const advice = adviceFor(layout, language);
  const problems: MfaProblem[] = [];
  if (advice !== null)
    problems.push({ step: 'zip', id: layout.nested ? 'zip-nested' : 'zip-incomplete', message: advice });
  problems.push(...(source?.problems ?? []));
  const values: Partial<Record<MfaSecretName, string>> = source?.values ?? {};
  const password = values.CERT_PASSWORD;
  const reading =
    certificateBytes === undefined || password === undefined
      ? undefined
      : await certificates.read(certificateBytes, password, 'cert_key.p12', now);
  if (reading?.problem) problems.push(reading.problem);
  return {
    path,
    identity: zip.identity,
    found: {
      file: path,
      entries: zip.names.length,
      bytes: zip.bytes,
      language,
      languageName: languageNames[language],
      sourceEntry: layout.source,
      certificateEntry: layout.certificate,
      missing: layout.missing,
      constants: mfaSecretNames.map(name => ({ name, found: values[name] !== undefined })),
      advice,
    },
    problems,
    findings: [...(source?.findings ?? []), ...(reading?.findings ?? [])],
    certificate: reading?.certificate ?? null,
    certificateBytes: certificateBytes ?? Buffer.alloc(0),
    values,
  };
}

/** How long a session lasts, in milliseconds, and how many there are at a time. */
const lifetime = 30 * 60_000;
const most = 8;

/** The open sessions. They hold secrets in memory and nothing on disk; an ended one is wiped. */
export class ZipSessions {
  private readonly sessions = new Map<string, ZipSession>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  add(id: string, opened: OpenedZip): ZipSession {
    this.expire();
    for (const oldest of this.sessions.keys()) {
      if (this.sessions.size < most) break;
      this.end(oldest);
    }
    const session: ZipSession = { ...opened, id, openedAt: this.now(), preview: null, applied: false };
    this.sessions.set(id, session);
    return session;
  }

  /** Errors: NOT_FOUND where it was cancelled, has expired, or never was. */
  get(id: string): ZipSession {
    this.expire();
    const session = this.sessions.get(id);
    if (session === undefined) {
      throw new AppError('NOT_FOUND', 'This import is not open any more. Choose the ZIP again.');
    }
    return session;
  }

  all(): ZipSession[] {
    this.expire();
    return [...this.sessions.values()];
  }

  /** True if there was such a session. */
  end(id: string): boolean {
    const session = this.sessions.get(id);
    session?.certificateBytes.fill(0);
    if (session !== undefined) session.values = {};
    return this.sessions.delete(id);
  }

  clear(): void {
    for (const id of [...this.sessions.keys()]) this.end(id);
  }

  private expire(): void {
    for (const { id, openedAt } of [...this.sessions.values()])
      if (this.now() - openedAt > lifetime) this.end(id);
  }
}

/** Deletes the file that was opened, if it is still that file. Errors: CONFLICT, UNAVAILABLE; a file that is gone is fine. */
export async function deleteOpened({ path, identity }: Pick<OpenedZip, 'path' | 'identity'>): Promise<void> {
  try {
    const now = await stat(path, { bigint: true });
    const same = now.ino === identity.ino && now.size === identity.size && now.mtimeNs === identity.mtimeNs;
    if (!same || now.dev !== identity.dev) {
      throw new AppError(
        'CONFLICT',
        `${path} is not the file that was imported any more. It was not deleted: look at it yourself.`,
      );
    }
    await unlink(path);
  } catch (error) {
    const cause = fileError(error, path, 'delete');
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw cause;
  }
}
