import { basename } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { backEndOf } from '../../shared/domain/mfa-settings.ts';
import type {
  MfaFinding,
  MfaFolderResult,
  MfaProtection,
  MfaWriteResult,
} from '../../shared/domain/mfa-views.ts';
import type { MfaContext } from './context.ts';
import { protectionFindings, type Guarded } from './protection.ts';
import { readFolders, settingsFindings, shownOf, versionOf, type FolderReading } from './settings-files.ts';
import type { JobOutcome } from './writer.ts';

/** Source: the seed page's troubleshooting, and the MFA Server and custom provider pages. */
export const restartSentence = 'Restart the MIM Service (FIMService) for this to take effect.';

/** Inspects these files; one that cannot be inspected counts as not protected. */
export async function inspectAll({ guard }: MfaContext, files: readonly Guarded[]): Promise<MfaProtection[]> {
  return await Promise.all(
    files.map(file =>
      guard.inspect(file).catch((error: unknown) => ({
        path: file.path,
        what: file.what,
        protected: false,
        detail: error instanceof AppError ? error.message : 'Its rights could not be read.',
      })),
    ),
  );
}

/** What became of one folder, in words. */
export function folderResult(
  reading: FolderReading,
  outcome: JobOutcome,
  changed: boolean,
  done: string,
): MfaFolderResult {
  const { folder } = reading;
  if (outcome.error !== null) {
    return {
      folder,
      ok: false,
      changed: false,
      message: outcome.error.message,
      backup: null,
      hash: reading.hash,
    };
  }
  const settings = outcome.backups.find(path => basename(path).startsWith(basename(reading.file)));
  const message = changed ? done : 'Nothing had to be written: the files have this content already.';
  return {
    folder,
    ok: true,
    changed,
    message,
    backup: settings === undefined ? null : basename(settings),
    hash: null,
  };
}

/**
 * The reply of a write: throws the first refusal where no folder was written. The folders are read again, so that `version` is
 * what the next write expects.
 */
export async function writeResult(
  context: MfaContext,
  results: readonly MfaFolderResult[],
  errors: readonly AppError[],
  files: readonly Guarded[],
  extra: readonly MfaFinding[],
): Promise<MfaWriteResult> {
  const first = errors[0];
  if (first !== undefined && results.every(result => !result.ok)) throw first;
  const readings = await readFolders(context.ports.serviceFolders());
  context.snapshots.remember(readings);
  const protection = await inspectAll(context, files);
  return {
    version: versionOf(readings),
    backEnd: backEndOf(shownOf(readings)?.values ?? {}),
    folders: results.map(result => ({
      ...result,
      hash: readings.find(reading => reading.folder === result.folder)?.hash ?? null,
    })),
    findings: [...extra, ...settingsFindings(readings), ...protectionFindings(protection)],
    protection,
    restart: restartSentence,
  };
}
