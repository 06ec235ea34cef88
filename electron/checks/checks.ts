import { AppError } from '../../shared/contract/errors.ts';
import type { CheckId } from '../../shared/domain/check-catalogue.ts';
import type { CheckSuppression } from '../../shared/domain/check.ts';
import { suppressionId } from '../store/checks.ts';
import type { Actor } from '../store/entry.ts';
import { evaluate, type Evaluated } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { gather, type CheckSources } from './gather.ts';
import { checkEnd, endSuppression, writeSuppression, type ObjectRef } from './suppressions.ts';

export interface ChecksPorts extends CheckSources {
  /** Runs `fire` once after `delay` milliseconds; what it returns stops it. */
  setTimer: (delay: number, fire: () => void) => () => void;
  /** Told of a fault in the background that nobody waits for. */
  report: (error: unknown) => void;
}

/** What the checks find at one moment, and the facts that they found it in. */
export interface Look {
  facts: Facts;
  found: Evaluated[];
}

export interface Checks {
  /** Looks now. Calls that come while one look is under way share it, unless the store changed since it began. */
  look(): Promise<Look>;
  /** Suppresses a finding. NOT_FOUND where it is not there (any more), BAD_REQUEST for its end. */
  suppress(
    wanted: { check: CheckId; object: ObjectRef; reason: string; until: number },
    actor: Actor,
  ): Promise<CheckSuppression>;
  /** Lifts a suppression. NOT_FOUND where there is none. */
  unsuppress(wanted: { check: CheckId; object: ObjectRef; reason: string }, actor: Actor): void;
  /** Records the end of every suppression whose time has come (9071), and waits for the next. At start-up, once. */
  settle(): void;
  dispose(): void;
}

const service: Actor = { actor: 'checks', as: null };

/** A timer cannot wait much longer than three weeks, and a clock may be set meanwhile. */
const longestWait = 86_400_000;

export function createChecks(ports: ChecksPorts): Checks {
  const { store, now, setTimer } = ports;
  let commits = 0;
  let underWay: { since: number; look: Promise<Look> } | null = null;
  let stopTimer = () => {};
  let disposed = false;
  const stopCommits = store.onCommit(() => commits++);

  function look(): Promise<Look> {
    if (underWay?.since === commits) return underWay.look;
    const mine = { since: commits, look: lookNow() };
    underWay = mine;
    const done = () => {
      if (underWay === mine) underWay = null;
    };
    mine.look.then(done, done);
    return mine.look;
  }

  async function lookNow(): Promise<Look> {
    const facts = await gather(ports);
    return { facts, found: evaluate(facts, store.checkSuppressions.all()) };
  }

  function settle(): void {
    stopTimer();
    if (disposed) return;
    const due = store.checkSuppressions.all().filter(row => row.until <= now());
    store.transaction(() => {
      for (const row of due) endSuppression(store, row, 9071, service);
    });
    const next = store.checkSuppressions.all()[0];
    if (next === undefined) return;
    stopTimer = setTimer(Math.min(next.until - now(), longestWait), () => {
      try {
        settle();
      } catch (error) {
        ports.report(error);
      }
    });
  }

  return {
    look,
    async suppress({ check, object, reason, until }, actor) {
      checkEnd(until, now());
      const { found } = await look();
      const finding = found.find(
        one =>
          one.finding.check === check &&
          one.finding.object.kind === object.kind &&
          one.finding.object.id === object.id,
      )?.finding;
      if (finding === undefined) {
        throw new AppError(
          'NOT_FOUND',
          'This finding is not there any more: what it was about has changed. Reload the list; there is nothing to suppress.',
        );
      }
      const written = writeSuppression(store, finding, { reason, until, now: now() }, actor);
      settle();
      return written;
    },
    unsuppress({ check, object, reason }, actor) {
      const row = store.checkSuppressions.get(suppressionId(check, object));
      if (row === undefined) {
        throw new AppError('NOT_FOUND', 'This finding is not suppressed (any more). Reload the list.');
      }
      endSuppression(store, row, 9072, actor, reason);
      settle();
    },
    settle,
    dispose() {
      disposed = true;
      stopTimer();
      stopCommits();
    },
  };
}
