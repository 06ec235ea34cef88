import type { ForestSummary } from '../../shared/contract/app.ts';
import type { Caller } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { restoreBackup } from '../store/backup.ts';
import { accountId } from '../store/cells.ts';
import type { Workstation } from '../workstation.ts';
import type { NewForest } from './create-forest.ts';
import { makeDrill } from './drill.ts';
import { openForest, type Forest, type ForestPorts } from './forest.ts';

export interface SessionOptions {
  ports: ForestPorts;
  workstation: Workstation;
  /** Where the sample forest lives. */
  sampleDir: string;
  /** Makes the sample forest where it is not there yet. */
  makeSample(dir: string): Promise<void>;
  /** Told after a forest was opened; what it returns is called before it is closed. */
  opened(forest: Forest): () => void;
  /** Told after the forest in use became another, or none. */
  changed(): void;
}

/** The forest in use: at most one at a time. */
export interface Session {
  current(): Forest | null;
  /** Throws UNAVAILABLE where none is open. */
  forest(): Forest;
  summary(): ForestSummary | null;
  /** Who sits here, and what they may do in the open forest. */
  caller(): Caller;
  /** Opens a forest in place of the one in use. If it cannot be opened, the one in use stays. */
  open(dir: string, make: NewForest | null): Promise<ForestSummary>;
  openSample(): Promise<ForestSummary>;
  /** Puts a backup in the place of a closed forest's store, opens it, and says so in its history. */
  restore(dir: string, file: string): Promise<ForestSummary>;
  /** Opens a copy of the forest in use for training; the forest itself stays open behind it. Throws CONFLICT in a drill. */
  startDrill(caller: Caller): Promise<ForestSummary>;
  /** Closes the drill in use and returns to the forest behind it. Throws CONFLICT outside of one. */
  leaveDrill(): Promise<ForestSummary>;
  /** Closes the forest in use, and the one behind it. */
  close(): Promise<void>;
}

export function createSession(options: SessionOptions): Session {
  const { ports, workstation, sampleDir } = options;
  let current: Forest | null = null;
  /** The forest that a drill was started from: it is not shown, and goes on ending what falls due. */
  let behind: Forest | null = null;
  let leave = () => {};
  // Opening takes a while and must not overlap: a second click waits for the first.
  let queue: Promise<unknown> = Promise.resolve();

  const summary = (): ForestSummary | null =>
    current && { ...current.summary(), kind: current.dir === sampleDir ? 'sample' : 'own' };

  async function open(dir: string, make: NewForest | null): Promise<ForestSummary> {
    if (behind?.dir === dir) await comeBack(behind);
    else if (current?.dir !== dir) {
      const next = await openForest(dir, ports, make);
      if (!next.store.accounts().some(account => accountId(account.osUser) === accountId(ports.osUser))) {
        await next.dispose();
        throw new AppError(
          'FORBIDDEN',
          `${ports.osUser} has no right to the forest in ${dir}. One of its administrators can give one under Settings, Access.`,
        );
      }
      await close();
      show(next);
    }
    return shown();
  }

  function show(next: Forest): void {
    current = next;
    leave = options.opened(next);
    const { dir, corpDnsName, privDnsName, drill } = next.summary();
    const name = `${corpDnsName} ▸ ${privDnsName}${drill === null ? '' : ' (drill)'}`;
    workstation.opened(dir, name, ports.now());
    options.changed();
  }

  function shown(): ForestSummary {
    const opened = summary();
    if (opened === null) throw new Error('A forest was opened and is not there');
    return opened;
  }

  /** From the drill in use to the forest behind it. */
  async function comeBack(forest: Forest): Promise<void> {
    const drill = current;
    behind = null;
    leave();
    show(forest);
    await drill?.dispose();
  }

  async function startDrill({ osUser, as }: Caller): Promise<ForestSummary> {
    const forest = opened();
    if (forest.store.drill() !== null) {
      throw new AppError('CONFLICT', 'This is a drill already. Leave it first, then start another.');
    }
    const dir = await makeDrill(forest, { actor: osUser, as }, ports);
    const drill = await openForest(dir, ports, null);
    leave();
    behind = forest;
    show(drill);
    return shown();
  }

  async function leaveDrill(): Promise<ForestSummary> {
    const drill = opened().store.drill();
    if (drill === null) throw new AppError('CONFLICT', 'This is no drill, so there is none to leave.');
    return open(behind?.dir ?? drill.of, null);
  }

  async function close(): Promise<void> {
    const closing = current;
    if (closing === null) return;
    const hidden = behind;
    current = null;
    behind = null;
    leave();
    await closing.dispose();
    await hidden?.dispose();
    options.changed();
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  function opened(): Forest {
    if (current === null)
      throw new AppError('UNAVAILABLE', 'No forest is open. Open one, or the sample forest, first.');
    return current;
  }

  return {
    current: () => current,
    forest: opened,
    summary,
    caller() {
      const account = current?.store
        .accounts()
        .find(one => accountId(one.osUser) === accountId(ports.osUser));
      return { osUser: ports.osUser, access: account?.access ?? 'read', as: account?.as ?? null };
    },
    open: (dir, make) => inTurn(() => open(dir, make)),
    openSample: () =>
      inTurn(async () => {
        await options.makeSample(sampleDir);
        return open(sampleDir, null);
      }),
    restore: (dir, file) =>
      inTurn(async () => {
        if (current?.dir === dir || behind?.dir === dir) {
          throw new AppError(
            'CONFLICT',
            'This forest is open here. Close it first, then restore the backup.',
          );
        }
        restoreBackup(dir, file, { holder: { pid: process.pid, user: ports.osUser }, now: ports.now });
        const summary = await open(dir, null);
        current?.store.apply({
          actor: ports.osUser,
          as: null,
          event: 9005,
          message: `The store was restored from the backup ${file}. What was there is kept in the folder damaged.`,
          changes: [],
        });
        return summary;
      }),
    startDrill: caller => inTurn(() => startDrill(caller)),
    leaveDrill: () => inTurn(leaveDrill),
    close: () => inTurn(close),
  };
}
