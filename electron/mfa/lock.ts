import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import { errnoOf, fileError } from './file-errors.ts';
import { namesIn, readPlainFile } from './files.ts';
import { settingsName } from './names.ts';

/** How long a lock of somebody else is waited for, and after what time it counts as left behind, in milliseconds. */
const patience = 5_000;
const stale = 120_000;

interface Holder {
  host: string;
  pid: number;
  at: number;
}

export const lockPath = (folder: string): string => join(folder, `${settingsName}.lock`);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

async function holderOf(path: string): Promise<Holder | 'gone' | 'unreadable'> {
  const bytes = await readPlainFile(path, 4096);
  if (bytes === null) return 'gone';
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof value !== 'object' || value === null) return 'unreadable';
    const { host, pid, at } = value as Partial<Record<keyof Holder, unknown>>;
    if (typeof host !== 'string' || typeof pid !== 'number' || typeof at !== 'number') return 'unreadable';
    return { host, pid, at };
  } catch {
    return 'unreadable';
  }
}

/** Our own process's lock is never left behind: calls of one process wait for each other before they come here. */
function isLeftBehind(holder: Holder, now: number): boolean {
  if (holder.host === hostname() && (holder.pid === process.pid || !isAlive(holder.pid))) return true;
  return Math.abs(now - holder.at) > stale;
}

async function write(file: FileHandle, path: string, now: number): Promise<void> {
  try {
    await file.writeFile(JSON.stringify({ host: hostname(), pid: process.pid, at: now } satisfies Holder));
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true });
    throw fileError(error, path, 'write');
  }
}

const same = (a: Holder, b: Holder | 'gone' | 'unreadable'): boolean =>
  typeof b === 'object' && a.host === b.host && a.pid === b.pid && a.at === b.at;

/** Moves the lock aside before it is deleted: if another console took it over in between, it gets its own back. */
async function takeAway(path: string, seen: Holder | undefined): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return;
    throw fileError(error, path, 'write');
  }
  if (seen !== undefined && !same(seen, await holderOf(aside))) await rename(aside, path);
  else await rm(aside, { force: true });
}

/**
 * Keeps other consoles from writing to a MIM Service folder, by a file in it; returns the release. A lock whose holder died is
 * taken over. Errors: UNAVAILABLE naming the holder after 5 seconds, or where the folder cannot be written.
 */
export async function lockFolder(folder: string, now: () => number): Promise<() => Promise<void>> {
  const path = lockPath(folder);
  const started = performance.now();
  for (let unreadable = 0; ;) {
    try {
      const file = await open(path, 'wx', 0o600);
      await write(file, path, now());
      return () => rm(path, { force: true });
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw fileError(error, path, 'write');
    }
    const holder = await holderOf(path);
    // A holder that died between making and filling the file leaves it empty: one that lives fills it at once.
    unreadable = holder === 'unreadable' ? unreadable + 1 : 0;
    if (unreadable > 10 || (typeof holder === 'object' && isLeftBehind(holder, now()))) {
      await takeAway(path, typeof holder === 'object' ? holder : undefined);
      continue;
    }
    if (performance.now() - started > patience) {
      const who = typeof holder === 'object' ? `process ${holder.pid} on ${holder.host}` : 'another process';
      throw new AppError(
        'UNAVAILABLE',
        `${who} is writing to ${folder}. Wait until it is done, then try again.`,
      );
    }
    await sleep(50);
  }
}

/** Takes away a lock that a dead process left, and what a stop left of taking one away. Others' locks stay. */
export async function sweepLock(folder: string, now: number): Promise<void> {
  const path = lockPath(folder);
  for (const name of await namesIn(folder)) {
    const pid = /^MfaSettings\.xml\.lock\.(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))) {
      await rm(join(folder, name), { force: true });
    }
  }
  const holder = await holderOf(path);
  if (holder === 'unreadable') await takeAway(path, undefined);
  if (typeof holder === 'object' && isLeftBehind(holder, now)) await takeAway(path, holder);
}
