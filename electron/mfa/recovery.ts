import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hashOfFile, replaceFile, syncFolder } from './files.ts';
import { lockFolder, sweepLock } from './lock.ts';
import { maxCertificateBytes } from './names.ts';
import type { MfaPorts } from './ports.ts';
import type { Guard } from './protection.ts';
import { undo } from './transaction.ts';
import { intentBodySchema, intentKind, partOf, type Target, type Unit } from './transaction-body.ts';

/** How far a target got before the stop. `foreign`: somebody else wrote to it since. */
type Progress = 'new' | 'staged' | 'old' | 'foreign';

const hashAt = (path: string): Promise<string | null> => hashOfFile(path, maxCertificateBytes);

async function progressOf(target: Target): Promise<Progress> {
  const now = await hashAt(target.path);
  if (now === target.newHash) return 'new';
  if (now !== target.oldHash) return 'foreign';
  const staged = (await hashAt(target.temp)) === target.newHash;
  const kept = target.backup === null || (await hashAt(target.backup)) === target.oldHash;
  return staged && kept ? 'staged' : 'old';
}

async function finish(unit: Unit): Promise<void> {
  for (const target of unit.targets) {
    if ((await progressOf(target)) === 'staged') {
      await replaceFile(target.temp, target.path);
      await syncFolder(dirname(target.path));
    }
    await rm(target.temp, { force: true });
    if (target.backup !== null) await rm(partOf(target.backup), { force: true });
  }
}

/**
 * Finishes or takes back one interrupted write. Forward if every unit was ready, or if one had begun to be put in place; else back.
 * A unit that is not whole always goes back, so that certificate and settings never differ.
 */
async function settle(units: readonly Unit[], guard: Guard): Promise<'done' | 'undone'> {
  const progress = await Promise.all(units.map(unit => Promise.all(unit.targets.map(progressOf))));
  const whole = progress.map(all => all.every(one => one === 'new' || one === 'staged'));
  const begun = progress.some(all => all.includes('new'));
  const forward = begun || whole.every(Boolean);
  let done = false;
  for (const [i, unit] of units.entries()) {
    if (forward && whole[i] === true) {
      await finish(unit);
      done = true;
    } else await undo(unit, guard);
  }
  return done ? 'done' : 'undone';
}

export interface Recovery {
  settled: number;
  /** Intents that could not be settled now (a folder that cannot be reached); they stay open for the next start. */
  left: number;
}

/**
 * What start-up does: settles the writes that a stop interrupted, and takes away locks that dead processes left in the folders.
 * Never throws for a folder that cannot be reached.
 */
export async function recoverFiles(ports: MfaPorts, guard: Guard): Promise<Recovery> {
  const recovery: Recovery = { settled: 0, left: 0 };
  for (const intent of ports.intents.open()) {
    if (intent.kind !== intentKind) continue;
    const body = intentBodySchema.safeParse(intent.body);
    if (!body.success) {
      recovery.left += 1;
      continue;
    }
    const releases: (() => Promise<void>)[] = [];
    try {
      for (const { folder } of body.data.units) releases.push(await lockFolder(folder, ports.now));
      const outcome = await settle(body.data.units, guard);
      ports.intents.end(intent.id, outcome, { recovered: true });
      recovery.settled += 1;
      const folders = body.data.units.map(unit => unit.folder);
      const verb = outcome === 'done' ? 'finished' : 'taken back';
      ports.record({
        kind: 'settings-recovered',
        message: `A write to the MFA files that was interrupted was ${verb}.`,
        detail: { intent: intent.id, outcome, folders },
      });
    } catch {
      recovery.left += 1;
    } finally {
      for (const release of releases) await release().catch(() => undefined);
    }
  }
  for (const folder of ports.serviceFolders()) {
    await sweepLock(folder, ports.now()).catch(() => undefined);
  }
  return recovery;
}
