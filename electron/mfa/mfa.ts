import { AppError } from '../../shared/contract/errors.ts';
import { mfaElementNamed, mfaElementNames, type MfaValues } from '../../shared/domain/mfa-settings.ts';
import type {
  MfaBackup,
  MfaCertificate,
  MfaChange,
  MfaCheck,
  MfaFinding,
  MfaFound,
  MfaImportPreview,
  MfaImportResult,
  MfaPreview,
  MfaRepair,
  MfaSettings,
  MfaWriteResult,
  MfaZip,
} from '../../shared/domain/mfa-views.ts';
import { listBackups, restoreBackup, type RestoreRequest } from './backups.ts';
import { CertificateCache } from './certificate.ts';
import { checkAll, repairAll } from './check.ts';
import { writes, type MfaContext } from './context.ts';
import { previewSettings, readAll, viewSettings, writeSettings } from './editor.ts';
import { applyImport, deleteZip } from './import-apply.ts';
import { openZip, previewImport, requireUsable } from './import-preview.ts';
import type { SettingsRequest } from './plan.ts';
import type { MfaPorts } from './ports.ts';
import { createGuard } from './protection.ts';
import { recoverFiles, type Recovery } from './recovery.ts';
import { shownOf } from './settings-files.ts';
import { Snapshots } from './snapshots.ts';
import { ZipSessions } from './zip-session.ts';

/** What `pam import-credentials` prints. `changes` are those of the first folder; `result` is there once it was applied. */
export interface CredentialImport {
  found: MfaFound;
  certificate: MfaCertificate;
  changes: MfaChange[];
  files: MfaImportPreview['folders'][number]['files'];
  warnings: MfaFinding[];
  applied: boolean;
  restart?: string;
}

/** The MFA files. The methods up to `repairProtection` are the contract's commands (shared/contract/mfa.ts documents them). */
export interface Mfa {
  settings(): Promise<MfaSettings>;
  previewSettings(request: SettingsRequest): Promise<MfaPreview>;
  writeSettings(request: SettingsRequest & { expects: string }): Promise<MfaWriteResult>;
  backups(): Promise<{ backups: MfaBackup[] }>;
  restoreBackup(request: RestoreRequest): Promise<MfaWriteResult>;
  openZip(request: { path: string }): Promise<MfaZip>;
  previewImport(request: {
    session: string;
    username?: string | undefined;
    countryCode?: string | undefined;
  }): Promise<MfaImportPreview>;
  applyImport(request: { session: string; expects: string }): Promise<MfaImportResult>;
  cancelImport(request: { session: string }): { cancelled: boolean };
  deleteZip(request: { session: string }): Promise<{ deleted: true; path: string; warning: string }>;
  check(): Promise<MfaCheck>;
  repairProtection(request: { paths?: string[] | undefined }): Promise<MfaRepair>;

  /** As `settings`, for `pam settings`: NOT_FOUND where no folder has a file, the file's own refusal where none can be read. */
  readSettings(): Promise<MfaSettings>;
  /** For `pam settings set`: names in any case. Errors: BAD_REQUEST for an unknown name or a refused text; as `writeSettings`. */
  setSettings(texts: Readonly<Record<string, string>>): Promise<MfaWriteResult>;
  /** For `pam import-credentials`: opens, previews and, with `apply`, writes. Errors: BAD_REQUEST with all that is wrong with the ZIP. */
  importCredentials(request: {
    path: string;
    username?: string | undefined;
    countryCode?: string | undefined;
    apply: boolean;
  }): Promise<CredentialImport>;

  /** Before anything else after a start: finishes or takes back the writes that a stop interrupted. */
  recover(): Promise<Recovery>;
  /** Waits for the write in progress, and forgets all secrets. */
  dispose(): Promise<void>;
}

/** Documented elements by name, from texts whose names may be in any case. */
function namedValues(texts: Readonly<Record<string, string>>): MfaValues {
  const values: MfaValues = {};
  for (const [given, text] of Object.entries(texts)) {
    const name = mfaElementNamed(given);
    if (name === undefined) {
      const message = `${given} is no documented element. The documented ones are ${mfaElementNames.join(', ')}.`;
      throw new AppError('BAD_REQUEST', message, {
        issues: [{ path: `values.${given}`, message: 'No documented element.' }],
      });
    }
    if (values[name] !== undefined) {
      throw new AppError('BAD_REQUEST', `${name} is given twice. Give it once.`);
    }
    values[name] = text;
  }
  if (Object.keys(values).length === 0) {
    throw new AppError(
      'BAD_REQUEST',
      'No text is given. Write NAME=VALUE, for example DefaultCountryCode=1.',
    );
  }
  return values;
}

/** Makes the service. It reads nothing until it is asked. */
export function createMfa(ports: MfaPorts): Mfa {
  const context: MfaContext = {
    ports,
    guard: createGuard(ports),
    snapshots: new Snapshots(),
    certificates: new CertificateCache(),
    sessions: new ZipSessions(ports.now),
  };
  const { sessions } = context;
  return {
    settings: () => viewSettings(context),
    previewSettings: ({ values, backEnd }) => previewSettings(context, { values, backEnd }),
    writeSettings: ({ values, backEnd, expects }) => writeSettings(context, { values, backEnd }, expects),
    backups: () => listBackups(context),
    restoreBackup: request => restoreBackup(context, request),
    openZip: ({ path }) => openZip(context, path),
    previewImport: ({ session, username, countryCode }) =>
      previewImport(context, session, { username, countryCode }),
    applyImport: ({ session, expects }) => applyImport(context, session, expects),
    cancelImport: ({ session }) => ({ cancelled: sessions.end(session) }),
    deleteZip: ({ session }) => deleteZip(context, session),
    check: () => checkAll(context),
    repairProtection: ({ paths }) => repairAll(context, paths),

    async readSettings() {
      const readings = await readAll(context);
      if (shownOf(readings) === undefined) {
        const problem = readings.find(reading => reading.problem !== null)?.problem;
        if (problem) throw problem;
        const where = readings.map(reading => reading.folder).join(' or ');
        throw new AppError(
          'NOT_FOUND',
          `There is no MfaSettings.xml in ${where || 'any folder: none is configured'}.`,
        );
      }
      return await viewSettings(context);
    },

    async setSettings(texts) {
      const values = namedValues(texts);
      const { version } = await viewSettings(context);
      return await writeSettings(context, { values }, version);
    },

    async importCredentials({ path, username, countryCode, apply }) {
      const zip = await openZip(context, path);
      try {
        const certificate = requireUsable({ problems: zip.problems, certificate: zip.certificate, path });
        const preview = await previewImport(context, zip.session, { username, countryCode });
        const first = preview.folders.find(folder => folder.problem === null);
        const report = {
          found: zip.found,
          certificate,
          changes: first?.changes ?? [],
          files: preview.folders.flatMap(folder => folder.files),
        };
        if (!apply)
          return { ...report, warnings: unique([...preview.findings, ...zip.findings]), applied: false };
        const result = await applyImport(context, zip.session, preview.version);
        return { ...report, warnings: unique(result.findings), applied: true, restart: result.restart };
      } finally {
        sessions.end(zip.session);
      }
    },

    recover: () => writes.run(() => recoverFiles(ports, context.guard)),
    async dispose() {
      await writes.run(() => Promise.resolve());
      sessions.clear();
      context.snapshots.clear();
    },
  };
}

function unique(findings: readonly MfaFinding[]): MfaFinding[] {
  const seen = new Map(
    findings.map(finding => [`${finding.id} ${finding.subject} ${finding.message}`, finding]),
  );
  return [...seen.values()];
}
