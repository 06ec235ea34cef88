import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return error.code === 'EPERM';
  }
}

/** The holder's process id, or null while it is being written (or where it was never written). */
function holder(folder) {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8')) || null;
  } catch {
    return null;
  }
}

/**
 * Runs `work` while no other launcher runs its own under the same lock: two `pam` calls side by side must not build
 * into one folder. The lock is a folder with its holder's process id, and one whose holder died is taken over.
 * `patience` is in milliseconds.
 */
export async function withLock(folder, work, { patience = 600_000 } = {}) {
  mkdirSync(dirname(folder), { recursive: true });
  const until = Date.now() + patience;
  let namelessSince = null;
  for (;;) {
    try {
      mkdirSync(folder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const pid = holder(folder);
    namelessSince = pid === null ? (namelessSince ?? Date.now()) : null;
    const dead = pid === null ? Date.now() - namelessSince > 5_000 : !alive(pid);
    if (dead) {
      // Only one of several who wait can move it away; the others find it gone and try again.
      const aside = `${folder}.${process.pid}`;
      try {
        renameSync(folder, aside);
        rmSync(aside, { recursive: true, force: true });
      } catch {
        // Somebody else was faster.
      }
      continue;
    }
    if (Date.now() > until) {
      throw new Error(
        `Process ${pid ?? 'unknown'} is still installing or building. Wait for it, or delete ${folder}.`,
      );
    }
    await wait(150);
  }
  writeFileSync(join(folder, 'pid'), String(process.pid));
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
