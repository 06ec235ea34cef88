import { dirname, join } from 'node:path';
import type { MfaValues } from '../../shared/domain/mfa-settings.ts';
import type { MfaFinding, MfaRestoreCertificate } from '../../shared/domain/mfa-views.ts';
import { backupsOf } from './backups.ts';
import { localCertificate } from './certificate-file.ts';
import type { CertificateReading } from './certificate.ts';
import type { MfaContext } from './context.ts';
import { fileError } from './file-errors.ts';
import { hashOf, readPlainFile } from './files.ts';
import { certificateName, certificatePath, maxCertificateBytes } from './names.ts';
import type { NewFile } from './writer.ts';

/** What a backup's certificate comes to in one folder. `file` is the kept certificate that goes back together with the settings. */
export interface RestoredCertificate {
  view: MfaRestoreCertificate;
  file: NewFile | undefined;
  findings: MfaFinding[];
}

const until = ({ certificate }: CertificateReading): string =>
  certificate === null ? '' : `${certificate.subject}, valid until ${certificate.notAfter.slice(0, 10)}`;

/**
 * Whether the certificate that a backup names is there and opens with the backup's password; where the one in the console's own
 * place does not, the newest kept one that does: the two were replaced together, so they go back together.
 * Errors: UNAVAILABLE or BAD_REQUEST where the file in the console's own place cannot be read.
 */
export async function restoredCertificate(
  { ports, certificates }: MfaContext,
  folder: string,
  values: MfaValues,
): Promise<RestoredCertificate> {
  const named = values.CertFilePath ?? '';
  const password = values.CERT_PASSWORD ?? '';
  const say = (state: MfaRestoreCertificate['state'], message: string): RestoredCertificate => ({
    view: { path: named, state, message },
    file: undefined,
    findings: [],
  });
  if (named === '') return say('none', 'This backup names no certificate.');
  const path = localCertificate(ports, folder, values);
  const own = path === certificatePath(folder);
  if (path === null) return say('unchecked', 'It can only be on another machine, so it was not looked at.');
  let present: Uint8Array | null;
  try {
    present = await readPlainFile(path, maxCertificateBytes);
  } catch (error) {
    if (own) throw error;
    return say('unchecked', fileError(error, path, 'read').message);
  }
  if (password === '') {
    if (present === null) return say('missing', 'There is no such file on this machine.');
    return say('unchecked', 'It is there. Without CERT_PASSWORD in this backup it cannot be opened.');
  }
  const open = (bytes: Uint8Array) => certificates.read(bytes, password, path, ports.now());
  const reading = present === null ? null : await open(present);
  if (reading?.problem === null) {
    const fits = say('fits', `It is there and opens with the password of this backup: ${until(reading)}.`);
    return { ...fits, findings: reading.findings };
  }
  const folderOf = dirname(path);
  for (const { name } of own ? await backupsOf(folderOf, certificateName) : []) {
    const bytes = await readPlainFile(join(folderOf, name), maxCertificateBytes);
    const kept = bytes === null ? null : await open(bytes);
    if (bytes === null || kept?.problem !== null) continue;
    const instead = present === null ? 'It is not there' : 'Another one is there';
    const back = say('put-back', `${instead}. The kept one that fits, ${name}, is put back: ${until(kept)}.`);
    const file: NewFile = {
      what: 'certificate',
      path,
      bytes,
      oldHash: present === null ? null : hashOf(present),
    };
    return { ...back, file, findings: kept.findings };
  }
  if (reading === null) return say('missing', 'There is no such file on this machine, and no kept one fits.');
  return say('wrong', `${reading.problem?.message ?? ''} No kept certificate fits this backup.`);
}
