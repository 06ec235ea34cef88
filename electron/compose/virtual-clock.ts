/** A clock that is moved by hand, with the timers that wait on it. Time stands still while work runs. */
export interface VirtualClock {
  now(): number;
  setTimer(delay: number, fire: () => void): () => void;
  /** Moves to `at` (milliseconds UTC), firing each timer at its own moment, and lets what they began come to rest. */
  advanceTo(at: number): Promise<void>;
}

export function createVirtualClock(start: number): VirtualClock {
  let time = start;
  let order = 0;
  const timers = new Map<number, { at: number; fire: () => void }>();

  return {
    now: () => time,
    setTimer(delay, fire) {
      const id = order++;
      timers.set(id, { at: time + Math.max(0, delay), fire });
      return () => void timers.delete(id);
    },
    async advanceTo(at) {
      for (;;) {
        await rest();
        const due = [...timers]
          .filter(([, timer]) => timer.at <= at)
          .sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
        if (due === undefined) break;
        timers.delete(due[0]);
        time = Math.max(time, due[1].at);
        due[1].fire();
      }
      time = Math.max(time, at);
      await rest();
    },
  };
}

/** Two turns of the event loop: promises that were waiting, and what they asked to be done next. */
async function rest(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise(resolve => setImmediate(resolve));
}
