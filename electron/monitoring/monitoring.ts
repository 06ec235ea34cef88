import { AppError } from '../../shared/contract/errors.ts';
import type { CorpDifference, CorpEntry } from '../../shared/contract/forest.ts';
import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import type { User } from '../../shared/domain/user.ts';
import { toCells } from '../store/cells.ts';
import type { Actor, Change } from '../store/entry.ts';
import type { Store } from '../store/types.ts';
import { compareUser, type Comparison } from './compare-user.ts';
import { changedNumber, comparedWithCorp } from './words.ts';

/** CORP, as far as the comparison reads it. Lookups throw AppError UNAVAILABLE where it cannot be asked. */
export interface MonitoredCorp {
  refresh(): Promise<void>;
  /** Changes with what CORP says; null where it cannot be asked. */
  revision(): string | null;
  findUser(domain: string, account: string): CorpEntry | undefined;
  phoneOf(entry: CorpEntry, attributes?: ConsoleConfiguration['phoneAttributes']): string;
}

export interface MonitoringPorts {
  store: Store;
  corp: MonitoredCorp;
  /** Milliseconds UTC. */
  now: () => number;
  /** DefaultCountryCode of MfaSettings.xml, to see that two texts are one number. Default: none. */
  defaultCountryCode?: () => string | null;
  /** Runs `fire` once after `delay` milliseconds; what it returns stops it. */
  setTimer?: (delay: number, fire: () => void) => () => void;
  /** Told of a fault of a comparison that nobody waits for. By default a warning of the process. */
  report?: (error: unknown) => void;
}

export interface ComparisonResult {
  /** Users that have a CORP account; PRIV-only users have none. */
  compared: number;
  /** How many 825 were raised. */
  raised: number;
  differences: CorpDifference[];
}

/** What the PAM Monitoring Service does of a number (docs/mim-facts.md, events): it compares and warns; it changes no user. */
export interface Monitoring {
  /**
   * Compares every user with CORP and raises 825 once for each number that CORP changed. `actor` is the person who asked,
   * and event 9301 then tells of it; without one it is the service itself. Throws AppError UNAVAILABLE where CORP cannot be
   * asked, CANCELLED where the forest is closed meanwhile; what was raised before that stays raised.
   */
  compare(actor?: Actor): Promise<ComparisonResult>;
  /** Compares now and then every so many seconds, where CORP changed since the last comparison. */
  start(intervalSeconds: number): void;
  /**
   * The changes that make what CORP says now the last seen number of each user. For the entry that changes the order of
   * `phoneAttributes`: otherwise the other attribute's number would be taken for a change. [] where CORP cannot be asked.
   */
  seenNow(attributes: ConsoleConfiguration['phoneAttributes']): Change[];
  /** Stops the timer and waits for a comparison under way, which stops at the next user. */
  dispose(): Promise<void>;
}

const service: Actor = { actor: 'monitoring', as: null };

/** Users compared in one transaction: the window waits for no more than these. */
const atOnce = 100;

export function createMonitoring(ports: MonitoringPorts): Monitoring {
  const { store, corp, now } = ports;
  const { setTimer = ordinaryTimer, report = warn, defaultCountryCode = () => null } = ports;
  let stopTimer: (() => void) | null = null;
  let disposed = false;
  /** The comparisons so far, one after the other: two at a time would both raise the same change. */
  let queue: Promise<unknown> = Promise.resolve();
  /** The revision that was compared last; the timer leaves it alone. */
  let compared: string | null = null;

  function next<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  }

  async function compareAll(actor: Actor): Promise<ComparisonResult> {
    await corp.refresh();
    const revision = corp.revision();
    const result: ComparisonResult = { compared: 0, raised: 0, differences: [] };
    const first: Change[] = [];
    const users = store.users.find({}).filter(user => !user.privOnly);
    // Without users nobody would notice that CORP cannot be asked.
    if (users.length === 0) corp.findUser('', '');
    for (let at = 0; at < users.length; at += atOnce) {
      if (disposed) throw closing();
      store.transaction(() => {
        for (const { id } of users.slice(at, at + atOnce)) compareOne(id, result, first);
      });
      await breath();
    }
    store.transaction(() => {
      const seen = first.filter(change => store.users.get(change.id as User['id']) !== undefined);
      if (actor === service && seen.length === 0) return;
      store.apply({
        ...actor,
        event: 9301,
        message: comparedWithCorp({ ...result, differences: result.differences.length, first: seen.length }),
        changes: seen,
      });
    });
    compared = revision;
    return result;
  }

  function compareOne(id: User['id'], result: ComparisonResult, first: Change[]): void {
    // Read anew: since the list was made others had their turn, and may have changed or removed the user.
    const user = store.users.get(id);
    if (user === undefined) return;
    const comparison = about(user);
    const { differences, number } = compareUser(comparison);
    result.compared++;
    result.differences.push(...differences);
    if (number === 'first') first.push(seen(user, comparison.now));
    if (number !== 'changed') return;
    result.raised++;
    store.apply({
      ...service,
      event: 825,
      message: changedNumber(comparison),
      userId: id,
      cause: { kind: 'corp-number-changed', from: comparison.lastSeen, to: comparison.now },
      changes: [seen(user, comparison.now)],
    });
  }

  function about(user: User): Comparison {
    const entry = corp.findUser(user.sourceDomain, user.sourceAccountName) ?? null;
    return {
      user,
      entry,
      now: entry === null ? '' : corp.phoneOf(entry),
      lastSeen: store.corpNumbers.get(user.id)?.number ?? null,
      defaultCountryCode: defaultCountryCode(),
    };
  }

  function seen(user: User, number: string): Change {
    const values = toCells('corpNumber', { userId: user.id, number, seenAt: now() });
    return { op: 'set', kind: 'corpNumber', id: user.id, values };
  }

  async function compareIfChanged(): Promise<void> {
    await corp.refresh();
    const revision = corp.revision();
    // What is wrong with the file is on its own page; here it is only that there is nothing to compare.
    if (disposed || revision === null || revision === compared) return;
    await compareAll(service);
  }

  function schedule(delay: number, interval: number): void {
    stopTimer = setTimer(delay, () => {
      next(compareIfChanged)
        .catch((error: unknown) => {
          if (!disposed) report(error);
        })
        .finally(() => {
          if (!disposed) schedule(interval, interval);
        });
    });
  }

  return {
    compare: (actor = service) => next(() => compareAll(actor)),
    start(intervalSeconds) {
      stopTimer?.();
      schedule(0, intervalSeconds * 1000);
    },
    seenNow(attributes) {
      if (corp.revision() === null) return [];
      return store.users
        .find({})
        .filter(user => !user.privOnly)
        .flatMap(user => {
          const entry = corp.findUser(user.sourceDomain, user.sourceAccountName);
          return entry === undefined ? [] : [seen(user, corp.phoneOf(entry, attributes))];
        });
    },
    async dispose() {
      disposed = true;
      stopTimer?.();
      await queue;
    },
  };
}

function closing(): AppError {
  return new AppError(
    'CANCELLED',
    'The comparison with CORP stopped because the forest is being closed. Start it again when the forest is open.',
  );
}

function ordinaryTimer(delay: number, fire: () => void): () => void {
  const timer = setTimeout(fire, delay);
  return () => clearTimeout(timer);
}

function breath(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
