import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';

export interface WatchPorts {
  /** The folders to watch; asked again at each look. */
  folders(): string[];
  /** Looks. Called at once, after something in a folder changed, and every `every` milliseconds. */
  onChange(): Promise<void>;
  /** Milliseconds in which further changes are waited for. */
  settleAfter: number;
  /** Milliseconds between looks that nothing asked for: not every change is told of on every file system. */
  every: number;
  setTimer(delay: number, fire: () => void): () => void;
  /** Told of a look that failed. */
  report(error: unknown): void;
}

export interface FolderWatch {
  /** Looks soon: the list of folders may have changed. */
  soon(): void;
  /** Stops, and waits for a look under way. */
  stop(): Promise<void>;
}

/** Milliseconds until a folder that cannot be watched is looked for again. */
const soon = 2000;

interface Armed {
  watcher: FSWatcher;
  /** Which folder it was: one that was deleted and made again is another. */
  identity: string;
}

/**
 * Watches folders that may come and go: a folder that is not there is watched once a later look finds it. A watch that ends by
 * itself is set anew.
 */
export function watchFolders(ports: WatchPorts): FolderWatch {
  const armed = new Map<string, Armed>();
  let stopped = false;
  let stopTimer = (): void => {};
  let due = Infinity;
  let last: Promise<void> = Promise.resolve();

  function disarm(folder: string): void {
    armed.get(folder)?.watcher.close();
    armed.delete(folder);
  }

  async function arm(): Promise<void> {
    const wanted = new Set(ports.folders());
    for (const folder of armed.keys()) if (!wanted.has(folder)) disarm(folder);
    for (const folder of wanted) {
      const found = await stat(folder, { bigint: true }).catch(() => null);
      const identity = found === null ? null : `${found.dev} ${found.ino}`;
      if (stopped) return;
      if (armed.get(folder)?.identity === identity) continue;
      disarm(folder);
      if (identity === null) continue;
      try {
        const watcher = watch(folder, { persistent: false }, () => schedule(ports.settleAfter));
        watcher.on('error', () => {
          disarm(folder);
          schedule(ports.settleAfter);
        });
        armed.set(folder, { watcher, identity });
      } catch {
        // A file system that cannot tell of changes, or too many watches: the looks at intervals remain.
      }
    }
  }

  async function lookNow(): Promise<void> {
    try {
      // Before the look, so that nothing is missed between the two; and after it, as it may have found a further folder.
      await arm();
      if (!stopped) await ports.onChange();
      if (!stopped) await arm();
    } catch (error) {
      if (!stopped) ports.report(error);
    }
    const missing = ports.folders().some(folder => !armed.has(folder));
    schedule(missing ? Math.min(ports.every, soon) : ports.every);
  }

  function schedule(delay: number): void {
    if (stopped || delay >= due) return;
    due = delay;
    stopTimer();
    stopTimer = ports.setTimer(delay, () => {
      // What changes during the look is looked at after it.
      due = Infinity;
      last = last.then(lookNow);
    });
  }

  last = last.then(lookNow);
  return {
    soon: () => schedule(0),
    async stop() {
      stopped = true;
      stopTimer();
      for (const folder of [...armed.keys()]) disarm(folder);
      await last;
    },
  };
}
