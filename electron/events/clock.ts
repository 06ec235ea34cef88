import type { Entry } from '../store/entry.ts';

/** The machine's own clock, which nobody sets: milliseconds since `boot` began. */
export interface Tick {
  boot: string;
  ms: number;
}

/** How far the wall clock and the machine's own may part between two entries before the history says so, in milliseconds. */
const mostDrift = 60_000;

/**
 * The entry that says that the wall clock was moved since the last row, or null. Without the machine's own clock, or after
 * a restart, only a wall clock that stands before the last entry shows it.
 */
export function clockNote(last: Record<string, unknown>, at: number, tick: Tick | null): Entry | null {
  const before = Number(last['at']);
  if (at < before) return note(9003, before, at, seconds(before - at));
  if (tick === null || last['boot'] !== tick.boot || last['mono'] === null) return null;
  const drift = at - before - (tick.ms - Number(last['mono']));
  if (Math.abs(drift) <= mostDrift) return null;
  return note(drift < 0 ? 9003 : 9007, before, at, seconds(Math.abs(drift)));
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
