import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { MfaValues } from '../../shared/domain/mfa-settings.ts';
import { switchPlan } from '../../shared/domain/mfa-switch.ts';
import type {
  MfaCertificate,
  MfaFileWrite,
  MfaImportPreview,
  MfaZip,
} from '../../shared/domain/mfa-views.ts';
import type { MfaContext } from './context.ts';
import { readAll } from './editor.ts';
import { errnoOf, fileError } from './file-errors.ts';
import { hashOf, hashOfFile } from './files.ts';
import { certFilePathFor, certificatePath, maxCertificateBytes } from './names.ts';
import { pathFindings } from './paths.ts';
import {
  planSettings,
  previewOf,
  rootFindings,
  planWrites,
  type FolderPlan,
  type SettingsRequest,
} from './plan.ts';
import { protectionFindings } from './protection.ts';
import { inspectAll } from './results.ts';
import { shownOf, type FolderReading } from './settings-files.ts';
import { valuesOf } from './xml-document.ts';
import { openCredentials, type ZipSession } from './zip-session.ts';

/** What stands in a folder where the certificate is to go. */
export interface CertificatePlace {
  folderExists: boolean;
  hash: string | null;
}

async function placeOf(folder: string): Promise<CertificatePlace> {
  const path = certificatePath(folder);
  const parent = dirname(path);
  try {
    if (!(await lstat(parent)).isDirectory()) {
      throw new AppError('UNAVAILABLE', `${parent} is not a folder, or is a link. Put a folder there.`);
    }
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return { folderExists: false, hash: null };
    throw fileError(error, parent, 'read');
  }
  return { folderExists: true, hash: await hashOfFile(path, maxCertificateBytes) };
}

/** Opens a ZIP and keeps what it holds in a session. Errors: as readZip. */
export async function openZip(context: MfaContext, path: string): Promise<MfaZip> {
  const { ports, sessions, certificates } = context;
  const opened = await openCredentials(path, certificates, ports.now());
  const session = sessions.add(ports.uuid(), opened);
  const [protection] = await inspectAll(context, [{ path, what: 'zip' }]);
  const current = shownOf(await readAll(context))?.values ?? {};
  if (protection === undefined)
    throw new AppError('INTERNAL', 'The protection of the ZIP was not looked at.');
  return {
    session: session.id,
    usable: opened.problems.length === 0,
    found: opened.found,
    certificate: opened.certificate,
    problems: opened.problems,
    findings: [...opened.findings, ...protectionFindings([protection])],
    protection,
    current: { username: current.username ?? '', countryCode: current.DefaultCountryCode ?? '' },
  };
}

/** The session's certificate, where the ZIP can be imported. Errors: BAD_REQUEST with every reason against it. */
export function requireUsable(
  session: Pick<ZipSession, 'problems' | 'certificate' | 'path'>,
): MfaCertificate {
  const { problems, certificate, path } = session;
  if (problems.length > 0 || certificate === null) {
    const reasons = problems.map(problem => problem.message).join(' ');
    const issues = problems.map(({ step, message }) => ({ path: step, message }));
    throw new AppError('BAD_REQUEST', `${path} cannot be imported. ${reasons}`, { issues });
  }
  return certificate;
}

type Wishes = NonNullable<ZipSession['preview']>;

/** The texts of the import for one folder. What belongs to another back end is cleared, as a switch would. */
export function requestFor(context: MfaContext, session: ZipSession, { username, countryCode }: Wishes) {
  return (reading: FolderReading): SettingsRequest => {
    const values: MfaValues = { ...session.values };
    values.CertFilePath = certFilePathFor(reading.folder, context.ports.platform);
    if (username !== undefined && username !== '') values.username = username;
    if (countryCode !== undefined && countryCode !== '') values.DefaultCountryCode = countryCode;
    for (const name of switchPlan('sdk').clear) if ((reading.values[name] ?? '') !== '') values[name] = '';
    return { values };
  };
}

const fieldOf: Record<string, string> = {
  'values.username': 'username',
  'values.DefaultCountryCode': 'countryCode',
};

/** The form has fields of its own names. */
function renameIssues(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const issues = error.issues.map(issue => ({ ...issue, path: fieldOf[issue.path] ?? issue.path }));
  return new AppError(error.code, error.message, { issues, cause: error });
}

/** The files that a certificate's write touches in its folder. */
export function certificateWrites(folder: string, place: CertificatePlace, newHash: string): MfaFileWrite[] {
  const path = certificatePath(folder);
  if (place.hash === newHash) return [{ path, what: 'certificate', action: 'unchanged' }];
  if (place.hash !== null) {
    return [
      { path, what: 'certificate', action: 'replaced' },
      { path: `${path}.<UTC>.bak`, what: 'backup', action: 'created' },
    ];
  }
  const made: MfaFileWrite[] = place.folderExists
    ? []
    : [{ path: dirname(path), what: 'folder', action: 'created' }];
  return [...made, { path, what: 'certificate', action: 'created' }];
}

/** Adds where the certificate goes; a folder where it cannot go gets no settings either. */
export async function withPlaces(
  plans: readonly FolderPlan[],
): Promise<{ plan: FolderPlan; place: CertificatePlace }[]> {
  return await Promise.all(
    plans.map(async plan => {
      const nowhere: CertificatePlace = { folderExists: false, hash: null };
      if (plan.problem !== null) return { plan, place: nowhere };
      try {
        return { plan, place: await placeOf(plan.reading.folder) };
      } catch (error) {
        const problem = fileError(error, certificatePath(plan.reading.folder), 'read');
        return { plan: { ...plan, problem, bytes: null }, place: nowhere };
      }
    }),
  );
}

/** What the import would do; the session remembers the texts for `applyImport`. */
export async function previewImport(
  context: MfaContext,
  id: string,
  wishes: Wishes,
): Promise<MfaImportPreview> {
  const session = context.sessions.get(id);
  const certificate = requireUsable(session);
  if (session.applied)
    throw new AppError('BAD_REQUEST', 'This import is done already. Choose the ZIP again for another.');
  const newHash = hashOf(session.certificateBytes);
  let plans: FolderPlan[];
  try {
    plans = planSettings(await readAll(context), requestFor(context, session, wishes));
  } catch (error) {
    throw renameIssues(error);
  }
  const placed = await withPlaces(plans);
  const firstProblem = placed[0]?.plan.problem;
  if (firstProblem && placed.every(({ plan }) => plan.problem !== null)) throw firstProblem;
  const placeOfPlan = new Map(placed.map(({ plan, place }) => [plan.reading.folder, place]));
  const after = placed.find(({ plan }) => plan.after !== null)?.plan;
  const coming = after === undefined ? [] : [certFilePathFor(after.reading.folder, context.ports.platform)];
  const extra = await pathFindings(after?.after ? valuesOf(after.after) : {}, coming);
  const filesOf = (plan: FolderPlan): MfaFileWrite[] => {
    const place = placeOfPlan.get(plan.reading.folder);
    if (plan.problem !== null || place === undefined) return [];
    return [...certificateWrites(plan.reading.folder, place, newHash), ...planWrites(plan)];
  };
  const preview = previewOf(
    placed.map(({ plan }) => plan),
    filesOf,
    [...rootFindings(placed.map(({ plan }) => plan)), ...session.findings, ...extra],
    'sdk',
  );
  session.preview = { ...wishes };
  return { ...preview, session: id, found: session.found, certificate };
}
