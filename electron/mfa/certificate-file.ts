import { isAbsolute } from 'node:path';
import type { MfaValues } from '../../shared/domain/mfa-settings.ts';
import type { MfaPorts } from './ports.ts';
import { certFilePathFor, certificatePath } from './names.ts';

/** Where the file that CertFilePath names is on this machine, or null where it can only be on another. */
export function localCertificate(
  { platform }: Pick<MfaPorts, 'platform'>,
  folder: string,
  values: MfaValues,
): string | null {
  const path = values.CertFilePath ?? '';
  if (path === certFilePathFor(folder, platform)) return certificatePath(folder);
  return isAbsolute(path) ? path : null;
}
