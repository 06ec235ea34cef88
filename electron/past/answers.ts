import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import type { FoundMoment } from '../../shared/contract/past.ts';
import { connectToRead } from '../store/connection.ts';
import { guarded } from '../store/failures.ts';
import { storeFile } from '../store/files.ts';
import { Sql } from '../store/sql.ts';
import { compareStates, touchedBetween } from './compare.ts';
import { pastObjects } from './objects.ts';
import type { PastCallName, PastCalls } from './protocol.ts';
import { resolveMoment, type AskedMoment, type Resolved } from './resolve.ts';
import { createStates, type Making } from './states.ts';
import { whoCould } from './who-could.ts';

/** What answers the calls: each is told how to say how far it is, and when to stop. */
export type Answers = {
  [K in PastCallName]: (
    making: Making,
    ...args: Parameters<PastCalls[K]>
  ) => Promise<ReturnType<PastCalls[K]>>;
};

/** Answers about the forest in `dir` as it was. It reads the store by a connection of its own and writes nothing. */
export function createAnswers(dir: string): Answers & { close(): void } {
  const states = createStates(dir);
  let journal: Sql | undefined;

  function connection(): Sql {
    return (journal ??= new Sql(
      guarded('The history could not be read', dir, () => connectToRead(storeFile(dir))),
      dir,
    ));
  }
  const resolve = (moment: AskedMoment, now: number): Resolved => resolveMoment(connection(), moment, now);
  const told = ({ seq, at, entry }: Resolved): FoundMoment => ({ seq, at, entry });

  return {
    async open(_, moment, now) {
      const resolved = resolve(moment, now);
      return { ...resolved, ready: states.has(resolved.seq) };
    },
    make: (making, seq) => states.at([seq], making, () => null),
    async objects(making, moment, now, asked) {
      const found = resolve(moment, now);
      return states.at([found.seq], making, ([past]) => ({
        ...told(found),
        ...pastObjects(past!, asked, found.at),
      }));
    },
    async whoCould(making, moment, now, asked) {
      const found = resolve(moment, now);
      return states.at([found.seq], making, ([past]) => ({
        ...told(found),
        ...whoCould(past!, asked, found.at),
      }));
    },
    async compare(making, moments, now) {
      const [one, other] = moments.map(moment => resolve(moment, now)) as [Resolved, Resolved];
      const [from, to] =
        one.seq < other.seq || (one.seq === other.seq && one.at <= other.at) ? [one, other] : [other, one];
      const steps = touchedBetween(connection(), from.seq, to.seq);
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) {
        if (making.signal.aborted) throw new AppError('CANCELLED', 'Cancelled. Nothing was compared.');
        await setImmediate();
      }
      const touched = step.value;
      return states.at([from.seq, to.seq], making, ([before, after]) => ({
        from: told(from),
        to: told(to),
        ...compareStates(before!, after!, touched),
      }));
    },

    close() {
      states.close();
      journal?.db.close();
    },
  };
}
