import { simulationLimits, type Simulation } from '../../shared/domain/simulation.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const widths = [15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 6 * hour, 12 * hour, day, 2 * day];

/** The shortest of the usual widths at which a period has few enough parts to be drawn. */
export function bucketWidth(period: number): number {
  return widths.find(width => Math.ceil(period / width) <= simulationLimits.buckets) ?? 2 * day;
}

interface Held {
  /** Active activations by person: who holds the role twice over is one member. */
  byPerson: Map<number, number>;
  peak: number;
  peakAt: number | null;
  most: number[];
  /** The part that `most` is filled up to. */
  part: number;
}

/** Who holds which role, followed through a run. */
export interface Members {
  join(post: number, person: number, at: number): void;
  leave(post: number, person: number, at: number): void;
  peakOf(post: number): { peak: number; peakAt: number | null };
  /** The most holders in each part of the period, of the roles with the highest peaks, the highest first. */
  series(names: readonly string[]): Simulation['members'];
}

/** Follows the members of so many roles through a period (milliseconds UTC); what is after it counts for the peaks only. */
export function createMembers(count: number, from: number, to: number): Members {
  const every = bucketWidth(to - from);
  const parts = Math.ceil((to - from) / every);
  const all: Held[] = Array.from({ length: count }, () => ({
    byPerson: new Map(),
    peak: 0,
    peakAt: null,
    most: [0],
    part: 0,
  }));

  /** Since the last change the number has stood still: each part in between had as many. */
  function fillUpTo(held: Held, at: number): void {
    const part = Math.min(parts - 1, Math.floor((at - from) / every));
    while (held.part < part) held.most[++held.part] = held.byPerson.size;
  }

  return {
    join(post, person, at) {
      const held = all[post]!;
      fillUpTo(held, at);
      held.byPerson.set(person, (held.byPerson.get(person) ?? 0) + 1);
      const now = held.byPerson.size;
      if (at < to && now > held.most[held.part]!) held.most[held.part] = now;
      if (now > held.peak) {
        held.peak = now;
        held.peakAt = at;
      }
    },
    leave(post, person, at) {
      const held = all[post]!;
      fillUpTo(held, at);
      const left = (held.byPerson.get(person) ?? 0) - 1;
      if (left > 0) held.byPerson.set(person, left);
      else held.byPerson.delete(person);
    },
    peakOf: post => ({ peak: all[post]!.peak, peakAt: all[post]!.peakAt }),
    series(names) {
      const roles = all
        .map((held, index) => ({ held, name: names[index] ?? '' }))
        .filter(({ held }) => held.peak > 0)
        // Of equal peaks the earlier in the scenario: sorting is stable.
        .sort((a, b) => b.held.peak - a.held.peak)
        .slice(0, simulationLimits.series)
        .map(({ held, name }) => {
          fillUpTo(held, to - 1);
          return { name, most: held.most };
        });
      return { every, roles };
    },
  };
}
