import type { Entry } from '../store/entry.ts';

/** The machine's own clock, which nobody sets: milliseconds since `boot` began. */
export interface Tick {
  boot: string;
  ms: number;
}

/** How far the wall clock and the machine's own may part between two entries before the history says so, in milliseconds. */
const mostDrift = 60_000;

/** The entries that say that the clock was moved. */
export const clockIds: readonly number[] = [9003, 9007];

/**
 * How far the wall clock was moved between two rows, in milliseconds, negative where it was set back; null where it went as time
 * does. Within one boot the machine's own clock tells it; without that, or after a restart, only a wall clock that stands
 * before the row before shows it.
 */
export function clockMoved(last: Record<string, unknown>, at: number, tick: Tick | null): number | null {
  const passed = at - Number(last['at']);
  const measured = tick !== null && last['boot'] === tick.boot && last['mono'] !== null;
  const drift = measured ? passed - (tick.ms - Number(last['mono'])) : null;
  if (passed < 0) return drift !== null && drift < -mostDrift ? drift : passed;
  return drift !== null && Math.abs(drift) > mostDrift ? drift : null;
}

/** The entry that says that the wall clock was moved since the last row, or null. */
export function clockNote(last: Record<string, unknown>, at: number, tick: Tick | null): Entry | null {
  const moved = clockMoved(last, at, tick);
  return moved === null
    ? null
    : note(moved < 0 ? 9003 : 9007, Number(last['at']), at, seconds(Math.abs(moved)));
}

function note(event: 9003 | 9007, before: number, now: number, moved: number): Entry {
  const what =
    event === 9003
      ? `The computer's clock was set back by about ${moved} s`
      : `The computer's clock went forward by about ${moved} s more than the time that passed: it was set, or the computer slept`;
  return {
    event,
    actor: 'clock',
    as: null,
    message: `${what}: the entry before this one is of ${utc(before)}, this one of ${utc(now)}. The order of entries is that of their numbers.`,
    cause: { before, now },
    changes: [],
  };
}

function seconds(ms: number): number {
  return Math.max(1, Math.round(ms / 1000));
}

function utc(at: number): string {
  return new Date(at).toISOString();
}
