import { lstat } from 'node:fs/promises';
import { AppError } from '../../shared/contract/errors.ts';
import {
  backEndNotice,
  backEndOf,
  configuredBackEnds,
  mfaElementNames,
  type MfaElementName,
  type MfaValues,
} from '../../shared/domain/mfa-settings.ts';
import type { MfaDifference, MfaFinding, MfaFolder, MfaSettings } from '../../shared/domain/mfa-views.ts';
import { valueFindings } from '../../shared/domain/mfa-findings.ts';
import { errnoOf, fileError } from './file-errors.ts';
import { hashOf, readPlainFile } from './files.ts';
import { elementViews, maskedValue } from './mask.ts';
import { settingsPath } from './names.ts';
import { maxSettingsBytes } from './xml-bytes.ts';
import { readSettings, valuesOf, type SettingsDocument } from './xml-document.ts';

/** The settings file of one folder, read. `document` is there exactly where the state is `present`. */
export interface FolderReading {
  folder: string;
  file: string;
  state: MfaFolder['state'];
  problem: AppError | null;
  hash: string | null;
  bytes: Uint8Array | null;
  modifiedAt: string | null;
  document: SettingsDocument | null;
  values: MfaValues;
}

function unread(folder: string, state: FolderReading['state'], problem: AppError | null): FolderReading {
  const file = settingsPath(folder);
  return {
    folder,
    file,
    state,
    problem,
    hash: null,
    bytes: null,
    modifiedAt: null,
    document: null,
    values: {},
  };
}

const asError = (error: unknown, path: string): AppError => fileError(error, path, 'read');

async function folderProblem(folder: string): Promise<AppError | null> {
  try {
    const stat = await lstat(folder.replace(/(?<=.)[\\/]+$/, ''));
    if (stat.isDirectory() || stat.isSymbolicLink()) return null;
    return new AppError(
      'UNAVAILABLE',
      `${folder} is not a folder. Correct the MIM Service folder in the settings.`,
    );
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') {
      return new AppError(
        'UNAVAILABLE',
        `The MIM Service folder ${folder} does not exist. Create it, or correct it in the settings.`,
      );
    }
    return asError(error, folder);
  }
}

/** Reads the settings file of a folder. What is wrong with it is part of the reading: nothing is thrown. */
export async function readFolder(folder: string): Promise<FolderReading> {
  const problem = await folderProblem(folder);
  if (problem !== null) return unread(folder, 'unreachable', problem);
  const file = settingsPath(folder);
  let bytes: Uint8Array | null;
  let modifiedAt: string | null = null;
  try {
    bytes = await readPlainFile(file, maxSettingsBytes * 8);
    if (bytes !== null) modifiedAt = (await lstat(file)).mtime.toISOString();
  } catch (error) {
    const cause = asError(error, file);
    return unread(folder, cause.code === 'BAD_REQUEST' ? 'damaged' : 'unreachable', cause);
  }
  if (bytes === null) return unread(folder, 'absent', null);
  const read = { folder, file, hash: hashOf(bytes), bytes, modifiedAt };
  try {
    const document = readSettings(bytes);
    return { ...read, state: 'present', problem: null, document, values: valuesOf(document) };
  } catch (error) {
    const cause =
      error instanceof AppError
        ? error
        : new AppError('INTERNAL', 'The file cannot be read.', { cause: error });
    const damaged = new AppError(cause.code, `${file} was refused. ${cause.message}`, { cause });
    return { ...read, state: 'damaged', problem: damaged, document: null, values: {} };
  }
}

/** Reads every folder, in the configured order; each once. */
export async function readFolders(folders: readonly string[]): Promise<FolderReading[]> {
  return await Promise.all([...new Set(folders)].map(readFolder));
}

const stateToken = (reading: FolderReading): string => reading.hash ?? reading.state;

/** What was read, of all folders: their files' hashes, or `absent`, `unreachable`, with commas between. */
export function versionOf(readings: readonly FolderReading[]): string {
  return readings.length === 0 ? 'none' : readings.map(stateToken).join(',');
}

/** The first folder with a readable file. */
export function shownOf(readings: readonly FolderReading[]): FolderReading | undefined {
  return readings.find(reading => reading.state === 'present');
}

function differences(readings: readonly FolderReading[]): MfaDifference[] {
  const present = readings.filter(reading => reading.state === 'present');
  const differs = (name: MfaElementName): boolean =>
    new Set(present.map(one => one.values[name] ?? '')).size > 1;
  return mfaElementNames.filter(differs).map(element => ({
    element,
    values: present.map(({ folder, values }) => {
      const value = values[element];
      return { folder, value: value === undefined ? null : maskedValue(element, value) };
    }),
  }));
}

/** CertFilePath may name each server's own folder: that is no difference to mend. */
function eachItsOwn(readings: readonly FolderReading[]): boolean {
  const present = readings.filter(reading => reading.state === 'present');
  const inside = ({ folder, values }: FolderReading): string | null => {
    const path = values.CertFilePath ?? '';
    return path.startsWith(folder) ? path.slice(folder.length) : null;
  };
  const tails = new Set(present.map(inside));
  return tails.size === 1 && !tails.has(null);
}

/** What there is to say of the files as files, and of the texts of the first one. */
export function settingsFindings(readings: readonly FolderReading[]): MfaFinding[] {
  const findings: MfaFinding[] = [];
  for (const { state, problem, file, folder } of readings) {
    if (state === 'damaged' || state === 'unreachable') {
      const remedy = state === 'damaged' ? 'Restore a backup, or mend the file.' : 'Check the folder.';
      const message = problem?.message ?? '';
      findings.push({
        id: `settings-${state}`,
        severity: 'error',
        subject: state === 'damaged' ? file : folder,
        message,
        remedy,
      });
    } else if (state === 'absent') {
      const message = `There is no MfaSettings.xml in ${folder}.`;
      const remedy = 'Import the credential ZIP, or set the texts: the console then creates the file.';
      findings.push({ id: 'settings-absent', severity: 'warning', subject: file, message, remedy });
    }
  }
  const shown = shownOf(readings);
  if (shown === undefined) return findings;
  findings.push(...valueFindings(shown.values));
  for (const element of shown.document?.elements.values() ?? []) {
    if (element.editable) continue;
    const message = `${element.name} (line ${element.line}) holds more than text. The console keeps it as it is and does not edit it.`;
    findings.push({
      id: 'not-editable',
      severity: 'warning',
      subject: element.name,
      message,
      remedy: 'Edit it in a text editor.',
    });
  }
  for (const { element } of differences(readings)) {
    if (element === 'CertFilePath' && eachItsOwn(readings)) continue;
    const message = `${element} is not the same in every MIM Service folder.`;
    const remedy = 'Write it once from here: it then goes to all folders.';
    findings.push({ id: 'folders-differ', severity: 'warning', subject: element, message, remedy });
  }
  return findings;
}

function folderView(reading: FolderReading): MfaFolder {
  const { folder, file, state, problem, hash, bytes, modifiedAt, document } = reading;
  return {
    folder,
    file,
    state,
    problem: problem?.message ?? null,
    hash,
    bytes: bytes?.length ?? null,
    modifiedAt,
    encoding: document?.source.encoding ?? null,
    root: document?.root.name ?? null,
  };
}

/** The wire form of what was read. Secrets are masked. */
export function settingsView(readings: readonly FolderReading[], findings: MfaFinding[]): MfaSettings {
  const shown = shownOf(readings);
  const values = shown?.values ?? {};
  const backEnd = backEndOf(values);
  return {
    version: versionOf(readings),
    folders: readings.map(folderView),
    shown: shown?.folder ?? null,
    elements: elementViews(shown?.document ?? undefined),
    unknown: (shown?.document?.unknown ?? []).map(({ name, line }) => ({ name, line })),
    backEnd,
    alsoConfigured: configuredBackEnds(values).slice(1),
    notice: backEndNotice(backEnd),
    differences: differences(readings),
    findings,
  };
}
