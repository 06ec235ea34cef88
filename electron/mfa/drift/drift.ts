import { basename } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type { DriftFile, DriftOutcome, MfaDrift } from '../../../shared/domain/mfa-drift.ts';
import { writes, type MfaContext } from '../context.ts';
import type { DriftEvent, DriftPorts } from './known.ts';
import { look, type Seen } from './look.ts';
import { remember } from './remember.ts';
import { restore } from './restore-known.ts';
import { requireReadable } from './state.ts';
import { settle } from './settle.ts';
import { driftFile } from './view.ts';
import { watchFolders, type FolderWatch, type WatchPorts } from './watch.ts';

export interface DriftAct {
  path: string;
  /** The state that was shown. */
  expects: string;
  reason?: string | undefined;
}

/** What was changed outside the console, and what becomes of it. The first four are the contract's commands (shared/contract/mfa.ts). */
export interface Drift {
  drift(): Promise<MfaDrift>;
  adopt(act: DriftAct, actor: string): Promise<DriftOutcome>;
  restore(act: DriftAct, actor: string): Promise<DriftOutcome>;
  ignore(act: DriftAct, actor: string): Promise<DriftOutcome>;
  /** After a write of the console: what it wrote is known. `repaired` are files whose rights it changed. */
  wrote(by: string, repaired?: readonly string[]): Promise<void>;
  /** Compares at once, and from now on whenever something in the folders changes. Tells `onChange` of another difference. */
  watch(ports: Omit<WatchPorts, 'folders' | 'onChange'>): void;
  /** While it watches: compares soon, as the list of folders may have changed. */
  lookSoon(): void;
  /** Told after what differs became another. Returns the unsubscriber. */
  onChange(listener: () => void): () => void;
  dispose(): Promise<void>;
}

export function createDrift(context: MfaContext, ports: DriftPorts): Drift {
  let watcher: FolderWatch | null = null;
  let disposed = false;
  let last: string | null = null;
  const listeners = new Set<() => void>();

  /** The file as it is now, where it still is as it was shown. */
  async function requireShown({ path, expects }: DriftAct): Promise<Seen> {
    const { seen } = await look(context, ports);
    const one = seen.find(({ now }) => now.path === path);
    if (one === undefined) {
      throw new AppError(
        'NOT_FOUND',
        `${path} is none of the files that are watched. Choose one of the list.`,
      );
    }
    if (one.comparison === null) {
      throw new AppError('CONFLICT', `${path} is as it was known again. Nothing was done.`);
    }
    if (one.now.token !== expects) {
      throw new AppError(
        'CONFLICT',
        `${path} changed again since it was shown. Nothing was done. Look at the difference again.`,
      );
    }
    return one;
  }

  async function settled(find: boolean): Promise<void> {
    const states = await settle(context, ports, find);
    if (states === last) return;
    const first = last === null;
    last = states;
    if (!first) for (const listener of [...listeners]) listener();
  }

  const eventOf = (
    kind: DriftEvent['kind'],
    { now, known, comparison }: Seen,
    actor: string,
    words: string,
    reason = '',
  ): DriftEvent => ({
    kind,
    message: `${now.path}: ${words} ${comparison?.sentence ?? ''}`.trim(),
    reason,
    actor,
    detail: {
      path: now.path,
      kinds: comparison?.kinds ?? [],
      from: known?.hash ?? null,
      to: now.hash,
      differences: (comparison?.differences ?? []).map(({ what, before, after }) => ({
        what,
        before,
        after,
      })),
    },
  });

  const outcome = (path: string, message: string): DriftOutcome => ({
    path,
    message,
    backup: null,
    restart: null,
  });

  return {
    // In line with the writes: one under way is no change from outside.
    drift: () =>
      writes.run(async () => {
        const { seen, unreachable } = await look(context, ports);
        const files: DriftFile[] = [];
        for (const one of seen) {
          const file = await driftFile(one);
          if (file !== null) files.push(file);
        }
        return { watching: watcher !== null, files, unreachable };
      }),

    adopt: (act, actor) =>
      writes.run(async () => {
        const one = await requireShown(act);
        requireReadable(one.now);
        const event = eventOf('adopted', one, actor, 'what is there now was adopted.', act.reason);
        await remember(context, ports, one, { how: 'adopted', by: actor, event });
        await settled(watcher !== null);
        return outcome(act.path, `${basename(act.path)} as it is now is the known state.`);
      }),

    restore: (act, actor) =>
      writes.run(async () => {
        const one = await requireShown(act);
        const { message, backup, restart } = await restore(context, one);
        const { seen } = await look(context, ports);
        const after = seen.find(({ now }) => now.path === act.path) ?? one;
        const event = eventOf(
          'restored',
          one,
          actor,
          'the known version was put back. Taken back:',
          act.reason,
        );
        await remember(context, ports, after, { how: 'restored', by: actor, event });
        await settled(watcher !== null);
        return { path: act.path, message, backup, restart };
      }),

    ignore: (act, actor) =>
      writes.run(async () => {
        const one = await requireShown(act);
        const { known, now } = one;
        if (known === null) throw new AppError('INTERNAL', 'A difference from nothing known cannot be.');
        const reason = act.reason ?? '';
        const ignored = { state: now.token, reason, by: actor, at: context.ports.now() };
        const event = eventOf('ignored', one, actor, 'this change is ignored until the next.', reason);
        ports.known.put({ ...known, ignored }, null, event);
        await settled(watcher !== null);
        return outcome(act.path, `This state of ${basename(act.path)} is ignored until it changes again.`);
      }),

    wrote: (by, repaired = []) =>
      writes.run(async () => {
        for (const one of (await look(context, ports)).seen) {
          const { now, known } = one;
          if (known === null || now.hash !== known.hash || !repaired.includes(now.path)) continue;
          ports.known.put({ ...known, rights: now.rights }, null, null);
        }
        await settle(context, ports, watcher !== null, by);
      }),

    watch(watchPorts) {
      if (disposed || watcher !== null) return;
      watcher = watchFolders({
        ...watchPorts,
        folders: () => watchedFolders(context, ports),
        onChange: () => writes.run(() => (disposed ? Promise.resolve() : settled(true))),
      });
    },

    lookSoon: () => watcher?.soon(),

    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async dispose() {
      disposed = true;
      listeners.clear();
      await watcher?.stop();
      watcher = null;
    },
  };
}

/** The MIM Service folders, and those of the certificates. */
function watchedFolders({ ports }: MfaContext, { known }: DriftPorts): string[] {
  const folders = ports.serviceFolders();
  const certificates = known
    .all()
    .filter(({ file }) => file.what === 'certificate' && folders.includes(file.folder))
    .map(({ file }) => file.path.slice(0, -basename(file.path).length - 1));
  return [...new Set([...folders, ...certificates])];
}
