import { z } from 'zod';
import { moment } from './ids.ts';

/** How one event of MIM's log and the console's history stand to each other. */
export const evidenceStates = ['missing', 'extra', 'late', 'matched'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/** Day before month or month before day, where an exported time leaves it open. */
export const dateOrders = ['auto', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** An event as the exported log has it. */
export interface MimEvent {
  at: number;
  id: number;
  source: string;
  message: string;
  /** The line of the file that it begins on. */
  line: number;
}

/** A row of the comparison: missing has no `ours`, extra has no `mim`. */
export const evidenceRow = z.object({
  state: z.enum(evidenceStates),
  id: z.int(),
  mim: z.object({ at: moment, source: z.string(), message: z.string(), line: z.int() }).nullable(),
  ours: z.object({ seq: z.int(), at: moment, userName: z.string(), message: z.string() }).nullable(),
});
export type EvidenceRow = z.infer<typeof evidenceRow>;

export const evidenceSummary = z.object({
  session: z.string(),
  path: z.string(),
  sha256: z.string(),
  /** Events of the file, those of them whose number the console does not record, and the sources that the file names. */
  events: z.int(),
  otherIds: z.int(),
  /** Of these, events 4121 and 4137 of the Identity Manager Request Log: Microsoft publishes no field of their JSON. */
  requestLog: z.int(),
  sources: z.array(z.string()),
  /** The time that the file covers; only in it can an event of ours be extra. */
  from: moment,
  to: moment,
  counts: z.object({ missing: z.int(), extra: z.int(), late: z.int(), matched: z.int() }),
});
export type EvidenceSummary = z.infer<typeof evidenceSummary>;
