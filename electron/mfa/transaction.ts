import { mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import { errnoOf, fileError } from './file-errors.ts';
import { hashOf, hashOfFile, makeFile, readPlainFile, replaceFile, syncFolder } from './files.ts';
import { maxCertificateBytes } from './names.ts';
import { intentKind, partOf, type Target, type Unit } from './transaction-body.ts';
import type { IntentLog } from './ports.ts';
import type { Guard } from './protection.ts';

/** A unit with the new contents, which the intent does not hold. */
export interface UnitWork {
  unit: Unit;
  contents: ReadonlyMap<string, Uint8Array>;
}

export interface UnitOutcome {
  folder: string;
  error: AppError | null;
}

/** No file of ours is larger. */
const cap = maxCertificateBytes;

const hashAt = (path: string): Promise<string | null> => hashOfFile(path, cap);

/** Makes the new contents and the backups, each under its own name. Until here nothing that is read by MIM has changed. */
async function stage({ unit, contents }: UnitWork, guard: Guard): Promise<void> {
  if (unit.makes !== null) {
    try {
      await mkdir(unit.makes, { mode: 0o700, recursive: true });
      await guard.prepare(unit.makes, null);
      await syncFolder(dirname(unit.makes));
    } catch (error) {
      throw fileError(error, unit.makes, 'write');
    }
  }
  for (const target of unit.targets) {
    const like = target.oldHash === null ? null : target.path;
    const bytes = contents.get(target.path);
    if (bytes === undefined) throw new AppError('INTERNAL', 'A file that was to be written has no content.');
    await makeFile(target.temp, bytes, path => guard.prepare(path, like));
    if (target.backup !== null) {
      const old = await readPlainFile(target.path, cap);
      if (old === null || hashOf(old) !== target.oldHash) throw changed(target);
      await makeFile(partOf(target.backup), old, path => guard.prepare(path, like));
      await replaceFile(partOf(target.backup), target.backup);
    }
    await syncFolder(dirname(target.path));
  }
}

function changed(target: Target): AppError {
  return new AppError(
    'CONFLICT',
    `${target.path} was changed by someone else while it was being written. Nothing was overwritten. Read it again.`,
  );
}

/** Puts the old content back from its backup, or takes the file away where there was none. */
async function setBack({ path, temp, backup, oldHash }: Target, guard: Guard): Promise<void> {
  if (oldHash === null || backup === null) {
    await rm(path, { force: true });
    return;
  }
  const old = await readPlainFile(backup, cap);
  if (old === null || hashOf(old) !== oldHash) {
    throw new AppError(
      'UNAVAILABLE',
      `${path} cannot be set back: its backup ${backup} is not there any more.`,
    );
  }
  await makeFile(temp, old, made => guard.prepare(made, path));
  await replaceFile(temp, path);
}

/** Puts the new content in place, and reads it back. */
async function put(target: Target, guard: Guard): Promise<void> {
  if ((await hashAt(target.path)) !== target.oldHash) throw changed(target);
  await replaceFile(target.temp, target.path);
  await syncFolder(dirname(target.path));
  if ((await hashAt(target.path)) !== target.newHash) {
    await setBack(target, guard);
    throw new AppError('UNAVAILABLE', `${target.path} does not read back as it was written. Check the disk.`);
  }
}

/** Takes back what a unit did, whatever it had done. What others changed in the meantime is left alone. */
export async function undo(unit: Unit, guard: Guard): Promise<void> {
  for (const target of unit.targets.toReversed()) {
    const { path, temp, backup, oldHash, newHash } = target;
    await rm(temp, { force: true });
    if ((await hashAt(path)) === newHash) await setBack(target, guard);
    if (backup !== null) {
      await rm(partOf(backup), { force: true });
      if ((await hashAt(path)) === oldHash) await rm(backup, { force: true });
    }
    await syncFolder(dirname(path)).catch(ignoreMissing);
  }
  if (unit.makes !== null) await rmdir(unit.makes).catch(ignoreMissing);
}

function ignoreMissing(error: unknown): void {
  if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(errnoOf(error) ?? '')) throw error;
}

/**
 * Writes all units under one intent: first everything is staged, then everything is put in place. A unit that fails is taken back
 * whole and does not stop the others. The folders' locks are held by the caller.
 */
export async function perform(
  works: readonly UnitWork[],
  intents: IntentLog,
  guard: Guard,
): Promise<UnitOutcome[]> {
  const id = intents.begin(intentKind, { units: works.map(work => work.unit) });
  const outcomes: UnitOutcome[] = [];
  const staged: Unit[] = [];
  let unfinished = false;
  const fail = async (unit: Unit, error: unknown): Promise<void> => {
    outcomes.push({ folder: unit.folder, error: fileError(error, unit.folder, 'write') });
    try {
      await undo(unit, guard);
    } catch {
      // The folder is gone or full: what is left is taken back at the next start.
      unfinished = true;
    }
  };
  for (const work of works) {
    try {
      await stage(work, guard);
      staged.push(work.unit);
    } catch (error) {
      await fail(work.unit, error);
    }
  }
  for (const unit of staged) {
    try {
      for (const target of unit.targets) await put(target, guard);
      outcomes.push({ folder: unit.folder, error: null });
    } catch (error) {
      await fail(unit, error);
    }
  }
  const done = outcomes.some(outcome => outcome.error === null);
  if (!unfinished)
    intents.end(id, done ? 'done' : 'undone', { failed: outcomes.filter(one => one.error !== null).length });
  return outcomes;
}
