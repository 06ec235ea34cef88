import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { backEndOf, configuredBackEnds } from '../../shared/domain/mfa-settings.ts';
import type { MfaCertificate, MfaCheck, MfaFinding, MfaRepair } from '../../shared/domain/mfa-views.ts';
import { backupsOf } from './backups.ts';
import { localCertificate } from './certificate-file.ts';
import type { MfaContext } from './context.ts';
import { readAll } from './editor.ts';
import { fileError } from './file-errors.ts';
import { readPlainFile } from './files.ts';
import { certificateName, certificatePath, keptPath, maxCertificateBytes, settingsName } from './names.ts';
import { pathFindings } from './paths.ts';
import { protectionFindings, type Guarded } from './protection.ts';
import { inspectAll } from './results.ts';
import { settingsFindings, shownOf, type FolderReading } from './settings-files.ts';

const isThere = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** Every file that must not be readable by others, as far as it exists here. */
async function guardedFiles(context: MfaContext, readings: readonly FolderReading[]): Promise<Guarded[]> {
  const files: Guarded[] = [];
  for (const reading of readings) {
    const { folder } = reading;
    if (reading.state === 'unreachable') continue;
    files.push({ path: folder, what: 'folder', service: true });
    const certificate = certificatePath(folder);
    const certificates = dirname(certificate);
    const named = localCertificate(context.ports, reading.folder, reading.values);
    const candidates: Guarded[] = [
      { path: reading.file, what: 'settings' },
      ...(await backupsOf(folder, settingsName)).map(({ name }) => ({
        path: join(folder, name),
        what: 'backup' as const,
      })),
      { path: keptPath(reading.file), what: 'backup' },
      { path: certificates, what: 'folder' },
      { path: certificate, what: 'certificate' },
      { path: keptPath(certificate), what: 'backup' },
      ...(await backupsOf(certificates, certificateName).catch(() => [])).map(({ name }) => ({
        path: join(certificates, name),
        what: 'backup' as const,
      })),
      ...(named === null || named === certificate
        ? []
        : [
            { path: named, what: 'certificate' as const },
            { path: keptPath(named), what: 'backup' as const },
          ]),
    ];
    for (const candidate of candidates) if (await isThere(candidate.path)) files.push(candidate);
  }
  for (const { path } of context.sessions.all()) if (await isThere(path)) files.push({ path, what: 'zip' });
  return files;
}

/** Opens the certificate that a folder's settings name, with their password. */
async function checkCertificate(
  context: MfaContext,
  reading: FolderReading,
): Promise<{ certificate: MfaCertificate | null; findings: MfaFinding[] }> {
  const nothing = { certificate: null, findings: [] };
  const password = reading.values.CERT_PASSWORD ?? '';
  const path = localCertificate(context.ports, reading.folder, reading.values);
  // Without them there is an `incomplete` finding already.
  if (!configuredBackEnds(reading.values).includes('sdk') || password === '' || path === null) return nothing;
  const remedy = 'Import the credential ZIP again: it writes certificate and settings together.';
  const fail = (id: string, message: string) => {
    const finding: MfaFinding = { id, severity: 'error', subject: path, message, remedy };
    return { certificate: null, findings: [finding] };
  };
  let bytes: Uint8Array | null;
  try {
    bytes = await readPlainFile(path, maxCertificateBytes);
  } catch (error) {
    return fail('certificate-unreadable', fileError(error, path, 'read').message);
  }
  if (bytes === null) {
    if (path !== certificatePath(reading.folder)) return nothing;
    return fail('certificate-missing', `CertFilePath names ${path}, and there is no such file.`);
  }
  const { certificate, problem, findings } = await context.certificates.read(
    bytes,
    password,
    path,
    context.ports.now(),
  );
  if (problem === null) return { certificate, findings };
  const subject = path;
  return {
    certificate,
    findings: [{ id: problem.id, severity: 'error', subject, message: problem.message, remedy }, ...findings],
  };
}

/** Looks at everything: protection, texts, certificate. */
export async function checkAll(context: MfaContext): Promise<MfaCheck> {
  const readings = await readAll(context);
  const shown = shownOf(readings);
  const protection = await inspectAll(context, await guardedFiles(context, readings));
  const certificates = await Promise.all(
    readings
      .filter(reading => reading.state === 'present')
      .map(reading => checkCertificate(context, reading)),
  );
  return {
    at: new Date(context.ports.now()).toISOString(),
    findings: [
      ...settingsFindings(readings),
      ...certificates.flatMap(one => one.findings),
      ...(await pathFindings(shown?.values ?? {})),
      ...protectionFindings(protection),
    ],
    protection,
    certificate: certificates.find(one => one.certificate !== null)?.certificate ?? null,
    backEnd: backEndOf(shown?.values ?? {}),
  };
}

/** Takes others' rights away: on everything that is not protected, or on the given files. */
export async function repairAll(
  context: MfaContext,
  paths: readonly string[] | undefined,
): Promise<MfaRepair> {
  const known = await guardedFiles(context, await readAll(context));
  const strange = paths?.find(path => !known.some(file => file.path === path));
  if (strange !== undefined) {
    throw new AppError(
      'BAD_REQUEST',
      `${strange} is none of the MFA files, and was left alone. Choose a file from the list.`,
      {
        issues: [{ path: 'paths', message: 'Choose a file from the list.' }],
      },
    );
  }
  const state = await inspectAll(context, known);
  const open = new Set(state.filter(one => !one.protected).map(one => one.path));
  const chosen = known.filter(file =>
    paths === undefined ? open.has(file.path) : paths.includes(file.path),
  );
  const repaired: string[] = [];
  const failed: { path: string; message: string }[] = [];
  for (const file of chosen) {
    try {
      await context.guard.repair(file);
      repaired.push(file.path);
    } catch (error) {
      failed.push({ path: file.path, message: fileError(error, file.path, 'protect').message });
    }
  }
  if (repaired.length > 0) {
    context.ports.record({
      kind: 'protection-repaired',
      message: `Others’ rights were taken away on ${repaired.length} MFA ${repaired.length === 1 ? 'file' : 'files'}.`,
      detail: { paths: repaired },
    });
  }
  return { repaired, failed, protection: await inspectAll(context, known) };
}
