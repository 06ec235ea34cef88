import { type MfaBackEnd, mfaBackEndNames } from '../../../shared/domain/mfa-settings.ts';
import type { MfaBackup, MfaFolder, MfaRestoreCertificate } from '../../../shared/domain/mfa-views.ts';

/**
 * How a backup differs from the file beside it today, at a glance in the list: the back end and the size. Which texts differ is
 * told where it is restored.
 */
export function backupDifference(
  backup: MfaBackup,
  folder: Pick<MfaFolder, 'state' | 'bytes'> | undefined,
  backEndNow: MfaBackEnd,
): string {
  if (backup.problem !== null) return `Cannot be restored: ${backup.problem}`;
  if (backup.current) return 'The same as the file now.';
  if (folder === undefined || folder.state === 'absent') return 'There is no file now.';
  if (folder.state !== 'present' || folder.bytes === null) return 'The file cannot be read now.';
  const parts: string[] = [];
  if (backup.backEnd !== null && backup.backEnd !== backEndNow)
    parts.push(`${named(backup.backEnd)} instead of ${named(backEndNow)}`);
  const bytes = backup.bytes - folder.bytes;
  if (bytes === 0) parts.push('other texts of the same length');
  else
    parts.push(
      `${Math.abs(bytes).toLocaleString('en')} ${Math.abs(bytes) === 1 ? 'byte' : 'bytes'} ${bytes < 0 ? 'shorter' : 'longer'}`,
    );
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The name inside of a sentence. */
function named(backEnd: MfaBackEnd): string {
  return backEnd === 'none' ? 'no back end' : mfaBackEndNames[backEnd];
}

/** How the news of a backup's certificate is to be taken. */
export const restoredCertificateTones = {
  fits: 'success',
  'put-back': 'info',
  unchecked: 'info',
  missing: 'warning',
  wrong: 'warning',
} as const satisfies Record<Exclude<MfaRestoreCertificate['state'], 'none'>, string>;
