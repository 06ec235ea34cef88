import { basename, join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { mfaElementNames } from '../../shared/domain/mfa-settings.ts';
import type { MfaFileWrite, MfaRestorePreview, MfaWriteResult } from '../../shared/domain/mfa-views.ts';
import { writes, type MfaContext } from './context.ts';
import { lockable, readAll } from './editor.ts';
import { fileError } from './file-errors.ts';
import { hashOf, readPlainFile } from './files.ts';
import { certificateWrites } from './import-preview.ts';
import { parseBackupName, settingsName } from './names.ts';
import { pathFindings } from './paths.ts';
import { folderPreview, previewOf, settingsWrites, type FolderPlan } from './plan.ts';
import { restoredCertificate, type RestoredCertificate } from './restore-certificate.ts';
import { folderResult, writeResult } from './results.ts';
import { readFolders, versionOf, type FolderReading } from './settings-files.ts';
import { withLocks, writeJobs, type NewFile } from './writer.ts';
import { maxSettingsBytes } from './xml-bytes.ts';
import { readSettings, valuesOf } from './xml-document.ts';

export interface RestoreRequest {
  name: string;
  folder?: string | undefined;
  expects: string;
  backups?: readonly string[] | undefined;
}

/** What a restore comes to in one folder. */
interface Restore {
  plan: FolderPlan;
  hash: string | null;
  certificate: RestoredCertificate | null;
}

function requireBackupName(name: string): void {
  if (parseBackupName(name, settingsName) !== null && basename(name) === name) return;
  throw new AppError('BAD_REQUEST', 'This is not the name of a backup. Choose one from the list.', {
    issues: [{ path: 'name', message: 'Choose a backup from the list.' }],
  });
}

function chosenOf(readings: readonly FolderReading[], folder: string | undefined): FolderReading[] {
  const chosen = readings.filter(reading => folder === undefined || reading.folder === folder);
  if (chosen.length > 0) return chosen;
  throw new AppError('NOT_FOUND', `${folder ?? ''} is not one of the MIM Service folders.`);
}

async function planRestore(context: MfaContext, reading: FolderReading, name: string): Promise<Restore> {
  const path = join(reading.folder, name);
  const none = { reading, problem: null, before: reading.document, edits: {}, names: [] };
  try {
    if (reading.state === 'unreachable' && reading.problem !== null) throw reading.problem;
    const bytes = await readPlainFile(path, maxSettingsBytes);
    if (bytes === null) throw new AppError('NOT_FOUND', `There is no backup ${name} in ${reading.folder}.`);
    const after = readSettings(bytes);
    const edits = valuesOf(after);
    const names = mfaElementNames.filter(one => (edits[one] ?? '') !== (reading.values[one] ?? ''));
    const certificate = await restoredCertificate(context, reading.folder, edits);
    return { plan: { ...none, after, bytes, edits, names }, hash: hashOf(bytes), certificate };
  } catch (error) {
    const cause = fileError(error, path, 'read');
    const refused = cause.code === 'BAD_REQUEST';
    const problem = refused
      ? new AppError('BAD_REQUEST', `The backup ${name} cannot be restored. ${cause.message}`)
      : cause;
    return { plan: { ...none, problem, after: null, bytes: null }, hash: null, certificate: null };
  }
}

/** Where all folders are meant, those without such a backup are not failures. */
async function planRestores(
  context: MfaContext,
  readings: readonly FolderReading[],
  name: string,
  folder: string | undefined,
): Promise<Restore[]> {
  const all: Restore[] = [];
  for (const reading of chosenOf(readings, folder)) all.push(await planRestore(context, reading, name));
  const restores = all.filter(({ plan }) => folder !== undefined || plan.problem?.code !== 'NOT_FOUND');
  if (restores.length === 0) throw new AppError('NOT_FOUND', `No MIM Service folder has a backup ${name}.`);
  return restores;
}

const filesOf = ({ plan, certificate }: Restore): NewFile[] => {
  if (plan.problem !== null || plan.bytes === null) return [];
  const { file, hash } = plan.reading;
  const settings: NewFile = { what: 'settings', path: file, bytes: plan.bytes, oldHash: hash };
  return certificate?.file === undefined ? [settings] : [certificate.file, settings];
};

/** False where the settings file has the backup's content already and the certificate fits. */
const changes = ({ plan, hash, certificate }: Restore): boolean =>
  hash !== plan.reading.hash || certificate?.file !== undefined;

function writesOf({ plan, hash, certificate }: Restore): MfaFileWrite[] {
  const file = certificate?.file;
  const place = { folderExists: true, hash: file?.oldHash ?? null };
  const put = file === undefined ? [] : certificateWrites(plan.reading.folder, place, hashOf(file.bytes));
  return [...put, ...settingsWrites(plan.reading, hash !== plan.reading.hash)];
}

/** What restoring a backup would do in one folder, or in each that has a backup of that name. */
export async function previewRestore(
  context: MfaContext,
  { name, folder }: { name: string; folder?: string | undefined },
): Promise<MfaRestorePreview> {
  requireBackupName(name);
  const readings = await readAll(context);
  const restores = await planRestores(context, readings, name, folder);
  const first = restores[0]?.plan.problem;
  if (first && restores.every(({ plan }) => plan.problem !== null)) throw first;
  const after = restores.find(({ plan }) => plan.after !== null);
  const coming = restores.flatMap(({ certificate }) => certificate?.view.path ?? []);
  const extra = [
    ...restores.flatMap(({ certificate }) => certificate?.findings ?? []),
    ...(await pathFindings(after?.plan.edits ?? {}, coming)),
  ];
  const { backEndBefore, backEndAfter, notice, findings } = previewOf(
    restores.map(({ plan }) => plan),
    () => [],
    extra,
    undefined,
  );
  return {
    version: versionOf(readings),
    backEndBefore,
    backEndAfter,
    notice,
    findings,
    folders: restores.map(restore => ({
      ...folderPreview(restore.plan, restore.plan.problem === null ? writesOf(restore) : []),
      backupHash: restore.hash,
      certificate: restore.certificate?.view ?? null,
    })),
  };
}

/** A folder that cannot be locked, or whose backup is not the one that was shown, is left as it is. */
function refuse(restore: Restore, request: RestoreRequest, lock: AppError | null): Restore {
  const { plan, hash } = restore;
  const other = hash !== null && request.backups !== undefined && !request.backups.includes(hash);
  const changed = other
    ? new AppError(
        'CONFLICT',
        `The backup ${request.name} in ${plan.reading.folder} is not the one that was shown. Look at what it changes again.`,
      )
    : null;
  return { ...restore, plan: { ...plan, problem: lock ?? plan.problem ?? changed } };
}

/** Puts a backup in place in one folder, or in each that has a backup of that name. The damaged file of today may be replaced. */
export async function restoreBackup(context: MfaContext, request: RestoreRequest): Promise<MfaWriteResult> {
  const { name, folder, expects } = request;
  requireBackupName(name);
  return await writes.run(async () => {
    const before = await readFolders(context.ports.serviceFolders());
    context.snapshots.check(before, expects);
    return await withLocks(context, lockable(chosenOf(before, folder)), async locked => {
      const readings = await readFolders(context.ports.serviceFolders());
      context.snapshots.check(readings, expects);
      const restores = (await planRestores(context, readings, name, folder)).map(restore =>
        refuse(restore, request, locked.get(restore.plan.reading.folder) ?? null),
      );
      const jobs = restores.map(restore => ({ restore, files: filesOf(restore) }));
      const outcomes = await writeJobs(
        context,
        jobs.flatMap(({ restore, files }) =>
          files.length === 0 ? [] : [{ folder: restore.plan.reading.folder, files, makes: null }],
        ),
      );
      const results = jobs.map(({ restore, files }) => {
        const { reading, problem } = restore.plan;
        const outcome = outcomes.get(reading.folder) ?? { error: problem, backups: [] };
        const result = folderResult(reading, outcome, changes(restore), `${name} was restored.`);
        return { reading, files, outcome, result };
      });
      const written = results.filter(({ result }) => result.ok && result.changed);
      if (written.length > 0) {
        context.ports.record({
          kind: 'settings-restored',
          message: `MfaSettings.xml was set back to the backup ${name}.`,
          detail: { name, folders: written.map(({ reading }) => reading.folder) },
        });
      }
      return await writeResult(
        context,
        results.map(({ result }) => result),
        results.flatMap(({ outcome }) => (outcome.error === null ? [] : [outcome.error])),
        written.flatMap(({ files, outcome }) => [
          ...files.map(({ path, what }) => ({ path, what })),
          ...outcome.backups.map(path => ({ path, what: 'backup' as const })),
        ]),
        [],
      );
    });
  });
}
