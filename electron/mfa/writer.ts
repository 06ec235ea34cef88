import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { MfaContext } from './context.ts';
import { hashOf, namesIn } from './files.ts';
import { lockFolder } from './lock.ts';
import { backupName } from './names.ts';
import { perform, type UnitWork } from './transaction.ts';
import type { Target, Unit } from './transaction-body.ts';

/** A file that is to get these bytes. `oldHash` is what was read there, null for no file. */
export interface NewFile {
  what: Target['what'];
  path: string;
  bytes: Uint8Array;
  oldHash: string | null;
}

/** What is to be written in one folder, all or nothing. `makes` is the folder for the certificate, where it is not there yet. */
export interface FolderJob {
  folder: string;
  files: NewFile[];
  makes: string | null;
}

export interface JobOutcome {
  error: AppError | null;
  /** The backup files made, full paths. */
  backups: string[];
}

/**
 * Runs `work` with the locks of these folders held. A folder that cannot be locked is handed over with its error, and the others
 * go on.
 */
export async function withLocks<T>(
  { ports }: MfaContext,
  folders: readonly string[],
  work: (locked: ReadonlyMap<string, AppError | null>) => Promise<T>,
): Promise<T> {
  const releases: (() => Promise<void>)[] = [];
  const locked = new Map<string, AppError | null>();
  try {
    for (const folder of folders) {
      try {
        releases.push(await lockFolder(folder, ports.now));
        locked.set(folder, null);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        locked.set(folder, error);
      }
    }
    return await work(locked);
  } finally {
    // A lock that cannot be taken away now is swept at the next start.
    for (const release of releases) await release().catch(() => undefined);
  }
}

async function unitOf({ ports }: MfaContext, job: FolderJob, now: number): Promise<UnitWork> {
  const targets: Target[] = [];
  const contents = new Map<string, Uint8Array>();
  for (const { what, path, bytes, oldHash } of job.files) {
    const folder = dirname(path);
    const name = basename(path);
    const backup = oldHash === null ? null : join(folder, backupName(name, now, await namesIn(folder)));
    const temp = join(folder, `.${name}.${ports.uuid()}.tmp`);
    targets.push({ what, path, temp, backup, oldHash, newHash: hashOf(bytes) });
    contents.set(path, bytes);
  }
  const unit: Unit = { folder: job.folder, makes: job.makes, targets };
  return { unit, contents };
}

/**
 * Writes all jobs under one intent, and says what became of each folder. Files that have their new content already are left out,
 * and a job with nothing left counts as done. The folders' locks are held by the caller.
 */
export async function writeJobs(
  context: MfaContext,
  jobs: readonly FolderJob[],
): Promise<Map<string, JobOutcome>> {
  const outcomes = new Map<string, JobOutcome>();
  const now = context.ports.now();
  const works: UnitWork[] = [];
  for (const job of jobs) {
    outcomes.set(job.folder, { error: null, backups: [] });
    const files = job.files.filter(file => file.oldHash !== hashOf(file.bytes));
    if (files.length > 0) works.push(await unitOf(context, { ...job, files }, now));
  }
  if (works.length === 0) return outcomes;
  const done = await perform(works, context.ports.intents, context.guard);
  for (const { folder, error } of done) {
    const unit = works.find(work => work.unit.folder === folder)?.unit;
    const backups = error === null ? (unit?.targets ?? []).map(target => target.backup) : [];
    outcomes.set(folder, { error, backups: backups.filter(backup => backup !== null) });
  }
  return outcomes;
}
