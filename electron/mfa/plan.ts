import { AppError } from '../../shared/contract/errors.ts';
import { valueFindings } from '../../shared/domain/mfa-findings.ts';
import {
  backEndNotice,
  backEndOf,
  type MfaBackEnd,
  type MfaElementName,
  type MfaValues,
} from '../../shared/domain/mfa-settings.ts';
import { missingFor, switchEdits, switchPlan } from '../../shared/domain/mfa-switch.ts';
import { refusedValues } from '../../shared/domain/mfa-values.ts';
import type {
  MfaFileWrite,
  MfaFinding,
  MfaFolderPreview,
  MfaPreview,
} from '../../shared/domain/mfa-views.ts';
import { lineDiff } from './line-diff.ts';
import { changeViews, maskText, secretsOf } from './mask.ts';
import { versionOf, type FolderReading } from './settings-files.ts';
import { readSettings, valuesOf, type SettingsDocument } from './xml-document.ts';
import { emptySettings, realEdits, spliceSettings } from './xml-splice.ts';

/** What a person asks to be written: texts, and where given the back end to switch to. */
export interface SettingsRequest {
  values: MfaValues;
  backEnd?: MfaBackEnd | undefined;
}

/** What that comes to in one folder. `bytes` is null where nothing can be written; `names` are the texts that change. */
export interface FolderPlan {
  reading: FolderReading;
  problem: AppError | null;
  before: SettingsDocument | null;
  after: SettingsDocument | null;
  bytes: Uint8Array | null;
  edits: MfaValues;
  names: MfaElementName[];
}

function refused(all: { element: MfaElementName; message: string }[]): AppError {
  const message = all.map(one => one.message).join(' ');
  const issues = all.map(one => ({ path: `values.${one.element}`, message: one.message }));
  return new AppError('BAD_REQUEST', message, { issues });
}

function planFolder(reading: FolderReading, { values, backEnd }: SettingsRequest): FolderPlan {
  const none = { reading, before: null, after: null, bytes: null, edits: {}, names: [] };
  if (reading.problem !== null) return { ...none, problem: reading.problem };
  const start = reading.document ?? readSettings(emptySettings);
  const current = valuesOf(start);
  const edits = backEnd === undefined ? values : switchEdits(current, backEnd, values);
  const missing = backEnd === undefined ? [] : missingFor(backEnd, current, edits);
  if (missing.length > 0) {
    const all = missing.map(element => ({ element, message: `${element} is needed for this back end.` }));
    return { ...none, problem: refused(all) };
  }
  try {
    const bytes = spliceSettings(start, edits);
    const names = realEdits(current, edits);
    return {
      reading,
      problem: null,
      before: reading.document,
      after: readSettings(bytes),
      bytes,
      edits,
      names,
    };
  } catch (error) {
    if (error instanceof AppError) return { ...none, problem: error };
    throw error;
  }
}

/**
 * Works out the new file of every folder, with the same request for all or one for each; nothing is written. Errors: BAD_REQUEST with an issue for each refused text; the first
 * folder's problem where no folder can be written.
 */
export function planSettings(
  readings: readonly FolderReading[],
  request: SettingsRequest | ((reading: FolderReading) => SettingsRequest),
): FolderPlan[] {
  const requestOf = typeof request === 'function' ? request : () => request;
  if (readings.length === 0) {
    throw new AppError('NOT_FOUND', 'No MIM Service folder is configured. Name one in the settings.');
  }
  for (const reading of readings) {
    const bad = refusedValues(requestOf(reading).values);
    if (bad.length > 0) throw refused(bad);
  }
  const plans = readings.map(reading => planFolder(reading, requestOf(reading)));
  const first = plans[0]?.problem;
  if (first && plans.every(plan => plan.problem !== null)) throw first;
  return plans;
}

/** The warnings with the files of our own making that plans come to. */
export function rootFindings(plans: readonly FolderPlan[]): MfaFinding[] {
  const made = plans.filter(plan => plan.problem === null && plan.reading.state === 'absent');
  return made.map(plan => rootFinding(plan.reading.file));
}

/** The warning with a file of our own making. */
export function rootFinding(file: string): MfaFinding {
  return {
    id: 'root-name-ours',
    severity: 'warning',
    subject: file,
    message:
      'A new MfaSettings.xml is made here. The name of its root element, MfaSettings, is this console’s: Microsoft’s is unpublished.',
    remedy: 'Where the MIM Service came with a file of its own, put that one here first.',
  };
}

/** The files that a settings write touches. The backup's name holds the time of the write. */
export function settingsWrites({ state, file }: FolderReading, changed: boolean): MfaFileWrite[] {
  if (state === 'absent') return [{ path: file, what: 'settings', action: 'created' }];
  if (!changed) return [{ path: file, what: 'settings', action: 'unchanged' }];
  return [
    { path: file, what: 'settings', action: 'replaced' },
    { path: `${file}.<UTC>.bak`, what: 'backup', action: 'created' },
  ];
}

/** The settings files of a plan that edits texts. */
export function planWrites({ reading, bytes, names }: FolderPlan): MfaFileWrite[] {
  return bytes === null ? [] : settingsWrites(reading, names.length > 0);
}

/** The wire form of one folder's plan, secrets masked. */
export function folderPreview(plan: FolderPlan, files: MfaFileWrite[]): MfaFolderPreview {
  const { reading, before, after, edits, names } = plan;
  const secrets = [...secretsOf(reading.values), ...secretsOf(edits)];
  const masked = (document: SettingsDocument | null) =>
    document === null
      ? { text: '', masked: '' }
      : { text: document.source.text, masked: maskText(document, secrets) };
  return {
    folder: reading.folder,
    state: reading.state,
    problem: plan.problem?.message ?? null,
    changes: changeViews(reading.values, edits, names),
    diff: after === null ? [] : lineDiff(masked(before), masked(after)),
    files,
  };
}

/** The wire form of a whole plan. `extra` are findings that the caller adds. */
export function previewOf(
  plans: readonly FolderPlan[],
  writes: (plan: FolderPlan) => MfaFileWrite[],
  extra: readonly MfaFinding[],
  backEnd: MfaBackEnd | undefined,
): MfaPreview {
  const first = plans.find(plan => plan.after !== null);
  const before = first?.reading.values ?? {};
  const after = first?.after ? valuesOf(first.after) : {};
  const backEndBefore = backEndOf(before);
  const backEndAfter = backEndOf(after);
  return {
    version: versionOf(plans.map(plan => plan.reading)),
    backEndBefore,
    backEndAfter,
    notice: backEndNotice(backEndAfter),
    steps: backEnd !== undefined && backEndBefore !== backEndAfter ? switchPlan(backEndAfter).steps : [],
    folders: plans.map(plan => folderPreview(plan, writes(plan))),
    findings: [...valueFindings(after), ...extra],
  };
}
