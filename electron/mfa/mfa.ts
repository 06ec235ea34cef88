import type {
  MfaBackup,
  MfaCheck,
  MfaImportPreview,
  MfaImportResult,
  MfaPreview,
  MfaRepair,
  MfaRestorePreview,
  MfaSettings,
  MfaWriteResult,
  MfaZip,
} from '../../shared/domain/mfa-views.ts';
import { listBackups } from './backups.ts';
import { CertificateCache } from './certificate.ts';
import { checkAll, repairAll } from './check.ts';
import { writes, type MfaContext } from './context.ts';
import { previewSettings, viewSettings, writeSettings } from './editor.ts';
import { applyImport, deleteZip } from './import-apply.ts';
import { openZip, previewImport } from './import-preview.ts';
import type { SettingsRequest } from './plan.ts';
import type { MfaPorts } from './ports.ts';
import { createGuard } from './protection.ts';
import { recoverFiles, type Recovery } from './recovery.ts';
import { previewRestore, restoreBackup, type RestoreRequest } from './restore.ts';
import { Snapshots } from './snapshots.ts';
import { ZipSessions } from './zip-session.ts';

/** The MFA files. The methods up to `repairProtection` are the contract's commands (shared/contract/mfa.ts documents them). */
export interface Mfa {
  settings(): Promise<MfaSettings>;
  previewSettings(request: SettingsRequest): Promise<MfaPreview>;
  writeSettings(request: SettingsRequest & { expects: string }): Promise<MfaWriteResult>;
  backups(): Promise<{ backups: MfaBackup[] }>;
  previewRestore(request: { name: string; folder?: string | undefined }): Promise<MfaRestorePreview>;
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

  /** Before anything else after a start: finishes or takes back the writes that a stop interrupted. */
  recover(): Promise<Recovery>;
  /** Waits for the write in progress, and forgets all secrets. */
  dispose(): Promise<void>;
}

/** What `createMfa` and `createDrift` share. */
export function createContext(ports: MfaPorts): MfaContext {
  return {
    ports,
    guard: createGuard(ports),
    snapshots: new Snapshots(),
    certificates: new CertificateCache(),
    sessions: new ZipSessions(ports.now),
  };
}

/** Makes the service. It reads nothing until it is asked. */
export function createMfa(ports: MfaPorts, context: MfaContext = createContext(ports)): Mfa {
  const { sessions } = context;
  return {
    settings: () => viewSettings(context),
    previewSettings: ({ values, backEnd }) => previewSettings(context, { values, backEnd }),
    writeSettings: ({ values, backEnd, expects }) => writeSettings(context, { values, backEnd }, expects),
    backups: () => listBackups(context),
    previewRestore: request => previewRestore(context, request),
    restoreBackup: request => restoreBackup(context, request),
    openZip: ({ path }) => openZip(context, path),
    previewImport: ({ session, username, countryCode }) =>
      previewImport(context, session, { username, countryCode }),
    applyImport: ({ session, expects }) => applyImport(context, session, expects),
    cancelImport: ({ session }) => ({ cancelled: sessions.end(session) }),
    deleteZip: ({ session }) => deleteZip(context, session),
    check: () => checkAll(context),
    repairProtection: ({ paths }) => repairAll(context, paths),

    recover: () => writes.run(() => recoverFiles(ports, context.guard)),
    async dispose() {
      await writes.run(() => Promise.resolve());
      sessions.clear();
      context.snapshots.clear();
    },
  };
}
