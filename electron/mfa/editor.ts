import type { AppError } from '../../shared/contract/errors.ts';
import { maskedValue } from './mask.ts';
import { pathFindings } from './paths.ts';
import type { MfaPreview, MfaSettings, MfaWriteResult } from '../../shared/domain/mfa-views.ts';
import { writes, type MfaContext } from './context.ts';
import {
  planSettings,
  previewOf,
  rootFinding,
  rootFindings,
  planWrites,
  type FolderPlan,
  type SettingsRequest,
} from './plan.ts';
import { folderResult, writeResult } from './results.ts';
import {
  readFolders,
  settingsFindings,
  settingsView,
  shownOf,
  type FolderReading,
} from './settings-files.ts';
import { valuesOf } from './xml-document.ts';
import { withLocks, writeJobs, type FolderJob } from './writer.ts';

/** Reads all folders and remembers what they say. */
export async function readAll({ ports, snapshots }: MfaContext): Promise<FolderReading[]> {
  const readings = await readFolders(ports.serviceFolders());
  snapshots.remember(readings);
  return readings;
}

export async function viewSettings(context: MfaContext): Promise<MfaSettings> {
  const readings = await readAll(context);
  const paths = await pathFindings(shownOf(readings)?.values ?? {});
  return settingsView(readings, [...settingsFindings(readings), ...paths]);
}

export async function previewSettings(context: MfaContext, request: SettingsRequest): Promise<MfaPreview> {
  const plans = planSettings(await readAll(context), request);
  const after = plans.find(plan => plan.after !== null)?.after;
  const extra = [...rootFindings(plans), ...(await pathFindings(after ? valuesOf(after) : {}))];
  return previewOf(plans, planWrites, extra, request.backEnd);
}

function settingsJob(plan: FolderPlan): FolderJob[] {
  const { reading, bytes, names } = plan;
  if (plan.problem !== null || bytes === null) return [];
  if (names.length === 0 && reading.state !== 'absent')
    return [{ folder: reading.folder, files: [], makes: null }];
  const file = { what: 'settings' as const, path: reading.file, bytes, oldHash: reading.hash };
  return [{ folder: reading.folder, files: [file], makes: null }];
}

/** What a plan changes, for the history: element names, and texts with secrets masked. */
export function changesOf(plans: readonly FolderPlan[]): { element: string; to: string }[] {
  const plan = plans.find(one => one.problem === null && one.names.length > 0);
  return (plan?.names ?? []).map(element => ({
    element,
    to: maskedValue(element, plan?.edits[element] ?? ''),
  }));
}

const lockProblem = (plan: FolderPlan, locked: ReadonlyMap<string, AppError | null>): FolderPlan => {
  const problem = plan.problem ?? locked.get(plan.reading.folder) ?? null;
  return { ...plan, problem };
};

/** Reads and plans anew under the locks, so that what is written is what was checked. */
export async function lockedPlans(
  context: MfaContext,
  request: SettingsRequest | ((reading: FolderReading) => SettingsRequest),
  expects: string,
  locked: ReadonlyMap<string, AppError | null>,
): Promise<FolderPlan[]> {
  const readings = await readFolders(context.ports.serviceFolders());
  context.snapshots.check(readings, expects);
  const plans = planSettings(readings, request);
  return plans.map(plan => lockProblem(plan, locked));
}

/** Folders that can be locked at all: what cannot be read is left alone. */
export function lockable(readings: readonly FolderReading[]): string[] {
  return readings.filter(reading => reading.state !== 'unreachable').map(reading => reading.folder);
}

export async function writeSettings(
  context: MfaContext,
  request: SettingsRequest,
  expects: string,
): Promise<MfaWriteResult> {
  return await writes.run(async () => {
    const readings = await readFolders(context.ports.serviceFolders());
    context.snapshots.check(readings, expects);
    // Refused texts are refused before anything, even a lock, is written.
    planSettings(readings, request);
    return await withLocks(context, lockable(readings), async locked => {
      const plans = await lockedPlans(context, request, expects, locked);
      const outcomes = await writeJobs(context, plans.flatMap(settingsJob));
      const results = plans.map(plan => {
        const outcome = outcomes.get(plan.reading.folder) ?? { error: plan.problem, backups: [] };
        const changed = plan.names.length > 0 || plan.reading.state === 'absent';
        return {
          plan,
          outcome,
          result: folderResult(plan.reading, outcome, changed, 'MfaSettings.xml was written.'),
        };
      });
      const errors = results.flatMap(({ outcome }) => (outcome.error === null ? [] : [outcome.error]));
      const written = results.filter(({ result }) => result.ok && result.changed);
      if (written.length > 0) {
        const changes = changesOf(plans);
        context.ports.record({
          kind: 'settings-written',
          message: `MfaSettings.xml was written: ${changes.map(change => change.element).join(', ') || 'new file'}.`,
          detail: { folders: written.map(({ plan }) => plan.reading.folder), changes },
        });
      }
      const files = written.flatMap(({ plan, outcome }) => [
        { path: plan.reading.file, what: 'settings' as const },
        ...outcome.backups.map(path => ({ path, what: 'backup' as const })),
      ]);
      const made = written.filter(({ plan }) => plan.reading.state === 'absent');
      const extra = made.map(({ plan }) => rootFinding(plan.reading.file));
      return await writeResult(
        context,
        results.map(({ result }) => result),
        errors,
        files,
        extra,
      );
    });
  });
}
