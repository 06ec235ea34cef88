/** The timer of the workflow: one, set to the next due moment. */
export interface Expiry {
  /** Something may fall due earlier now. */
  wake(): void;
  start(): void;
  stop(): void;
}

/** The longest that the timer sleeps, in milliseconds: after this it reads the clock again, so that a clock set forward is noticed. */
export const expiryInterval = 60_000;
/** How soon what could not be settled is tried again. */
const retryAfter = 5000;

/**
 * `settle` settles what is due and answers false where something could not be; `nextDue` is the next moment in milliseconds
 * UTC. The interval also keeps the delay far below 2^31 - 1 milliseconds, beyond which timers fire at once.
 */
export function createExpiry(ports: {
  nextDue: () => number | undefined;
  now: () => number;
  setTimer: (delay: number, fire: () => void) => () => void;
  settle: () => boolean;
  report: (error: unknown) => void;
}): Expiry {
  let stopTimer: (() => void) | null = null;
  let plannedFor = Infinity;
  let running = false;

  const plan = (earliest: number) => {
    const now = ports.now();
    const next = ports.nextDue() ?? Infinity;
    const delay = Math.min(Math.max(next - now, earliest), expiryInterval);
    stopTimer?.();
    plannedFor = now + delay;
    stopTimer = ports.setTimer(delay, tick);
  };
  const tick = () => {
    stopTimer = null;
    let whole = false;
    try {
      whole = ports.settle();
    } catch (error) {
      ports.report(error);
    }
    if (running) plan(whole ? 0 : retryAfter);
  };
  return {
    start() {
      running = true;
      plan(0);
    },
    wake() {
      if (!running || stopTimer === null) return;
      if ((ports.nextDue() ?? Infinity) < plannedFor) plan(0);
    },
    stop() {
      running = false;
      stopTimer?.();
      stopTimer = null;
    },
  };
}
