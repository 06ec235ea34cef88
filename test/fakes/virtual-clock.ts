/** A clock that stands still until it is told to go on, with its timers. Between timers, what they promised is done. */
export interface VirtualClock {
  now: () => number;
  setTimer: (delay: number, fire: () => void) => () => void;
  /** Goes on by so many milliseconds, firing each timer at its time. */
  advance: (by: number) => Promise<void>;
  /** The wall clock is set, without time having passed: timers keep their remaining delay. */
  jump: (by: number) => void;
  /** Lets everything promised so far happen, without time passing. */
  rest: () => Promise<void>;
  timers: () => number;
}

export function createVirtualClock(start: number): VirtualClock {
  let elapsed = 0;
  let wall = start;
  let serial = 0;
  const timers = new Map<number, { at: number; fire: () => void }>();
  const rest = () => new Promise<void>(resolve => setImmediate(resolve));
  const next = (until: number) => {
    let found: number | undefined;
    for (const [id, { at }] of timers) {
      if (at <= until && (found === undefined || at < (timers.get(found)?.at ?? Infinity))) found = id;
    }
    return found;
  };
  return {
    now: () => wall,
    setTimer(delay, fire) {
      const id = ++serial;
      timers.set(id, { at: elapsed + Math.max(0, delay), fire });
      return () => timers.delete(id);
    },
    async advance(by) {
      const until = elapsed + by;
      await rest();
      for (let id = next(until); id !== undefined; id = next(until)) {
        const timer = timers.get(id);
        timers.delete(id);
        if (timer === undefined) break;
        wall += timer.at - elapsed;
        elapsed = timer.at;
        timer.fire();
        await rest();
      }
      wall += until - elapsed;
      elapsed = until;
    },
    jump(by) {
      wall += by;
    },
    rest,
    timers: () => timers.size,
  };
}
