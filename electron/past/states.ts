import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import { pastSteps, type PastStore } from '../store/past.ts';

/** How many moments are kept at most: a comparison holds two. */
const kept = 3;

export interface Making {
  signal: AbortSignal;
  progress: (done: number) => void;
}

export interface States {
  has(seq: number): boolean;
  /** Runs `work` on the forest as it was after these entries, which are rebuilt first where they are not kept. CANCELLED by the signal. */
  at<T>(seqs: readonly number[], making: Making, work: (states: PastStore[]) => T): Promise<T>;
  close(): void;
}

/** The last few moments that were asked for. One is rebuilt at a time, from the nearest earlier one that is kept. */
export function createStates(dir: string): States {
  /** The one that was used last is last. */
  const states: { past: PastStore; held: number }[] = [];
  let line: Promise<unknown> = Promise.resolve();

  const find = (seq: number) => states.find(({ past }) => past.seq === seq);

  async function make(seq: number, { signal, progress }: Making): Promise<PastStore> {
    const earlier = states.filter(({ past }) => past.seq < seq).sort((a, b) => b.past.seq - a.past.seq)[0];
    const steps = pastSteps(dir, seq, earlier?.past ?? null);
    for (;;) {
      if (signal.aborted) {
        steps.return(undefined as never);
        throw new AppError('CANCELLED', 'Cancelled. Nothing was rebuilt.');
      }
      const step = steps.next();
      if (step.done === true) return step.value;
      progress(step.value);
      await setImmediate();
    }
  }

  async function hold(seq: number, making: Making): Promise<{ past: PastStore; held: number }> {
    let state = find(seq);
    if (state === undefined) {
      const turn = line.then(async () => {
        state = find(seq);
        if (state !== undefined) return;
        state = { past: await make(seq, making), held: 1 };
        states.push(state);
        forget();
        state.held--;
      });
      line = turn.catch(() => undefined);
      await turn;
    }
    const found = state ?? impossible();
    found.held++;
    states.push(...states.splice(states.indexOf(found), 1));
    return found;
  }

  function forget(): void {
    for (const state of [...states]) {
      if (states.length <= kept) return;
      if (state.held > 0) continue;
      states.splice(states.indexOf(state), 1);
      state.past.close();
    }
  }

  return {
    has: seq => find(seq) !== undefined,
    async at(seqs, making, work) {
      const held: { past: PastStore; held: number }[] = [];
      try {
        for (const seq of seqs) held.push(await hold(seq, making));
        return work(held.map(({ past }) => past));
      } finally {
        for (const state of held) state.held--;
        forget();
      }
    },
    close() {
      for (const { past } of states.splice(0)) past.close();
    },
  };
}

function impossible(): never {
  throw new AppError('INTERNAL', 'A moment was rebuilt and is not there.');
}
