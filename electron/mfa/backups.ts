import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { backEndOf, type MfaValues } from '../../shared/domain/mfa-settings.ts';
import type { MfaBackup, MfaWriteResult } from '../../shared/domain/mfa-views.ts';
import { writes, type MfaContext } from './context.ts';
import { lockable } from './editor.ts';
import { fileError } from './file-errors.ts';
import { hashOf, namesIn, readPlainFile } from './files.ts';
import {
  certFilePathFor,
  certificateName,
  certificatePath,
  maxCertificateBytes,
  parseBackupName,
  settingsName,
} from './names.ts';
import { folderResult, writeResult } from './results.ts';
import { readFolders, type FolderReading } from './settings-files.ts';
import { withLocks, writeJobs, type FolderJob, type NewFile } from './writer.ts';
import { maxSettingsBytes } from './xml-bytes.ts';
import { readSettings, valuesOf } from './xml-document.ts';

/** The backups of a file, newest first. */
export async function backupsOf(folder: string, of: string): Promise<{ name: string; at: string }[]> {
  const found = (await namesIn(folder)).flatMap(name => {
    const parsed = parseBackupName(name, of);
    return parsed === null ? [] : [{ name, ...parsed }];
  });
  found.sort((a, b) => (a.at === b.at ? b.order - a.order : a.at < b.at ? 1 : -1));
  return found;
}

function describe(bytes: Uint8Array): Pick<MfaBackup, 'backEnd' | 'problem'> {
  try {
    return { backEnd: backEndOf(valuesOf(readSettings(bytes))), problem: null };
  } catch (error) {
    if (error instanceof AppError) return { backEnd: null, problem: error.message };
    throw error;
  }
}

/** Every backup in every folder, newest first. A folder that cannot be read has none. */
export async function listBackups({ ports }: MfaContext): Promise<{ backups: MfaBackup[] }> {
  const readings = await readFolders(ports.serviceFolders());
  const backups: MfaBackup[] = [];
  for (const { folder, state, hash } of readings) {
    if (state === 'unreachable') continue;
    for (const { name, at } of await backupsOf(folder, settingsName)) {
      const path = join(folder, name);
      try {
        const bytes = await readPlainFile(path, maxSettingsBytes);
        if (bytes === null) continue;
        const own = hashOf(bytes);
        backups.push({
          folder,
          name,
          at,
          bytes: bytes.length,
          hash: own,
          current: own === hash,
          ...describe(bytes),
        });
      } catch (error) {
        const problem = fileError(error, path, 'read').message;
        backups.push({ folder, name, at, bytes: 0, hash: '', current: false, backEnd: null, problem });
      }
    }
  }
  backups.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
  return { backups };
}

/**
 * The kept certificate that a restored file's password opens, where the one in place is another: the two were replaced together, so
 * they go back together. Undefined where the one in place fits, or none does.
 */
async function fittingCertificate(
  { ports, certificates }: MfaContext,
  folder: string,
  values: MfaValues,
): Promise<NewFile | undefined> {
  const path = certificatePath(folder);
  const password = values.CERT_PASSWORD ?? '';
  if (password === '' || values.CertFilePath !== certFilePathFor(folder, ports.platform)) return undefined;
  const opens = async (bytes: Uint8Array): Promise<boolean> =>
    (await certificates.read(bytes, password, path, ports.now())).problem === null;
  const present = await readPlainFile(path, maxCertificateBytes);
  if (present !== null && (await opens(present))) return undefined;
  const folderOf = dirname(path);
  for (const { name } of await backupsOf(folderOf, certificateName)) {
    const bytes = await readPlainFile(join(folderOf, name), maxCertificateBytes);
    if (bytes === null || !(await opens(bytes))) continue;
    return { what: 'certificate', path, bytes, oldHash: present === null ? null : hashOf(present) };
  }
  return undefined;
}

interface Restore {
  reading: FolderReading;
  job: FolderJob | null;
  error: AppError | null;
  changed: boolean;
}

async function restoreJob(
  context: MfaContext,
  reading: FolderReading,
  name: string,
  lock: AppError | null,
): Promise<Restore> {
  const none = { reading, job: null, changed: false };
  const path = join(reading.folder, name);
  try {
    if (lock !== null) throw lock;
    if (reading.state === 'unreachable' && reading.problem !== null) throw reading.problem;
    const bytes = await readPlainFile(path, maxSettingsBytes);
    if (bytes === null) throw new AppError('NOT_FOUND', `There is no backup ${name} in ${reading.folder}.`);
    const values = valuesOf(readSettings(bytes));
    const certificate = await fittingCertificate(context, reading.folder, values);
    const files: NewFile[] = [
      ...(certificate === undefined ? [] : [certificate]),
      { what: 'settings', path: reading.file, bytes, oldHash: reading.hash },
    ];
    const changed = certificate !== undefined || hashOf(bytes) !== reading.hash;
    return { reading, job: { folder: reading.folder, files, makes: null }, error: null, changed };
  } catch (error) {
    const cause = fileError(error, path, 'read');
    const refused = cause.code === 'BAD_REQUEST';
    const words = refused
      ? new AppError('BAD_REQUEST', `The backup ${name} was not restored. ${cause.message}`)
      : cause;
    return { ...none, error: words };
  }
}

export interface RestoreRequest {
  name: string;
  folder?: string | undefined;
  expects: string;
}

/** Puts a backup in place in one folder, or in each that has a backup of that name. The damaged file of today may be replaced. */
export async function restoreBackup(context: MfaContext, request: RestoreRequest): Promise<MfaWriteResult> {
  const { name, folder, expects } = request;
  if (parseBackupName(name, settingsName) === null || basename(name) !== name) {
    throw new AppError('BAD_REQUEST', 'This is not the name of a backup. Choose one from the list.', {
      issues: [{ path: 'name', message: 'Choose a backup from the list.' }],
    });
  }
  return await writes.run(async () => {
    const before = await readFolders(context.ports.serviceFolders());
    context.snapshots.check(before, expects);
    const chosen = before.filter(reading => folder === undefined || reading.folder === folder);
    if (chosen.length === 0)
      throw new AppError('NOT_FOUND', `${folder ?? ''} is not one of the MIM Service folders.`);
    return await withLocks(context, lockable(chosen), async locked => {
      const readings = await readFolders(context.ports.serviceFolders());
      context.snapshots.check(readings, expects);
      const restores: Restore[] = [];
      for (const reading of readings.filter(one => folder === undefined || one.folder === folder)) {
        const restore = await restoreJob(context, reading, name, locked.get(reading.folder) ?? null);
        // Where all folders are meant, those without such a backup are not failures.
        if (folder !== undefined || restore.error?.code !== 'NOT_FOUND') restores.push(restore);
      }
      if (restores.length === 0)
        throw new AppError('NOT_FOUND', `No MIM Service folder has a backup ${name}.`);
      const outcomes = await writeJobs(
        context,
        restores.flatMap(restore => restore.job ?? []),
      );
      const results = restores.map(restore => {
        const outcome = outcomes.get(restore.reading.folder) ?? { error: restore.error, backups: [] };
        return {
          restore,
          outcome,
          result: folderResult(restore.reading, outcome, restore.changed, `${name} was restored.`),
        };
      });
      const written = results.filter(({ result }) => result.ok && result.changed);
      if (written.length > 0) {
        context.ports.record({
          kind: 'settings-restored',
          message: `MfaSettings.xml was set back to the backup ${name}.`,
          detail: { name, folders: written.map(({ restore }) => restore.reading.folder) },
        });
      }
      const files = written.flatMap(({ restore, outcome }) => [
        ...(restore.job?.files ?? []).map(({ path, what }) => ({ path, what })),
        ...outcome.backups.map(path => ({ path, what: 'backup' as const })),
      ]);
      const errors = results.flatMap(({ outcome }) => (outcome.error === null ? [] : [outcome.error]));
      return await writeResult(
        context,
        results.map(({ result }) => result),
        errors,
        files,
        [],
      );
    });
  });
}
