import { z } from 'zod';
import { gateIds } from './gate.ts';
import { moment } from './ids.ts';

/** How a simulated request ended. The words are those of `endReasons`, without what only a stop of the console can cause. */
export const simulatedEnds = [
  'ttl-ended',
  'closed-by-user',
  'refused',
  'call-failed',
  'approver-rejected',
  'approval-lapsed',
] as const;
export type SimulatedEnd = (typeof simulatedEnds)[number];

/** What a page holds of one run at most. */
export const simulationLimits = { refusals: 100, series: 12, buckets: 200, transcript: 200 } as const;

/**
 * What a simulation came to: counted from the records that the workflow wrote. Times are milliseconds UTC, durations seconds.
 * The same scenario gives the same result, hash and all, on every machine whose zone data agree.
 */
export const simulation = z.object({
  scenario: z.string(),
  seed: z.int(),
  timeZone: z.string(),
  /** Version of the time-zone data that the hours of the day and the availability windows were read by. */
  zoneData: z.string(),
  /** The scenario's days: requests arrive from `from` to before `to`; the last of their ends is `settledAt`. */
  from: moment,
  to: moment,
  settledAt: moment,
  requests: z.int(),
  /** Requests that became active, whatever ended them. */
  activated: z.int(),
  ends: z.array(z.object({ end: z.enum(simulatedEnds), count: z.int() })),
  /** Each gate that refused, by its reason with the names taken out; one request can be refused by several. Most frequent first. */
  refusals: z.array(z.object({ gate: z.enum(gateIds), reason: z.string(), count: z.int() })),
  calls: z.array(z.object({ code: z.int(), verified: z.boolean(), count: z.int() })),
  approvals: z.object({
    asked: z.int(),
    /** Owners approved by being one: nobody was asked. */
    automatic: z.int(),
    approved: z.int(),
    rejected: z.int(),
    lapsed: z.int(),
    /** From the asking to the decision, of the requests that were decided on; null where none was. Nearest rank. */
    wait: z.object({ p50: z.int(), p95: z.int(), most: z.int() }).nullable(),
    /** How many were decided within `upTo` seconds and not within the one before; null: later. */
    waits: z.array(z.object({ upTo: z.int().nullable(), count: z.int() })),
  }),
  /** In the scenario's order. `peak`: the most people who held the role at once, first at `peakAt`. */
  roles: z.array(
    z.object({
      name: z.string(),
      requests: z.int(),
      activated: z.int(),
      refused: z.int(),
      peak: z.int(),
      peakAt: moment.nullable(),
    }),
  ),
  /** Of the roles with the highest peaks: the most holders in each of equal parts (`every`, in milliseconds) of the scenario's days. */
  members: z.object({
    every: z.int(),
    roles: z.array(z.object({ name: z.string(), most: z.array(z.int()) })),
  }),
  /** Requests by hour of the day in the scenario's zone, and the single hour that had the most. */
  hours: z.array(z.int()),
  busiestHour: z.object({ at: moment, requests: z.int() }),
  /** Lines of the transcript, and SHA-256 over them (docs/decisions/simulator.md). */
  lines: z.int(),
  hash: z.string(),
  /** The first records as the history would show them. */
  transcript: z.array(z.object({ at: moment, event: z.int(), request: z.int(), message: z.string() })),
});
export type Simulation = z.infer<typeof simulation>;
