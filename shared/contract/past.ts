import { z } from 'zod';
import { gate, outcomes } from '../domain/gate.ts';
import { moment, roleId } from '../domain/ids.ts';
import { roleName } from '../domain/role.ts';
import { userName } from '../domain/user.ts';
import { command } from './define.ts';

/**
 * A moment of the history: the entry after which it is, or a time (milliseconds UTC, or text on the forest's clock as people type it),
 * which is after the last entry that was written by then.
 */
export const pastMoment = z.union([
  z.strictObject({ seq: z.int().min(1) }),
  z.strictObject({ at: moment.min(0) }),
  z.strictObject({ text: z.string().min(1).max(64) }),
]);
export type PastMoment = z.infer<typeof pastMoment>;

/** A moment that was found: the objects are those after entry `seq`, the clock stands at `at`. */
const found = z.object({
  seq: z.int(),
  at: moment,
  /** When that entry was written, and what it says. */
  entry: z.object({ at: moment, message: z.string() }),
});
export type FoundMoment = z.infer<typeof found>;

export const pastKinds = ['role', 'user', 'group', 'configuration'] as const;
export type PastKind = (typeof pastKinds)[number];

/** An object as it was, in words. Secrets are not in it: of a PIN code only whether there is one. */
const pastObject = z.object({
  kind: z.string(),
  id: z.string(),
  name: z.string(),
  /** `name` is the field's, `label` its words. Fields that are not set are absent. */
  fields: z.array(z.object({ name: z.string(), label: z.string(), text: z.string() })),
  /** Names of other objects, at most `pastLimits.items` of `count`. */
  lists: z.array(
    z.object({ name: z.string(), label: z.string(), count: z.int(), items: z.array(z.string()) }),
  ),
});
export type PastObject = z.infer<typeof pastObject>;

export const pastLimits = {
  /** Most names of one list of an object. */
  items: 200,
  /** Most candidates that one answer judges and shows. */
  candidates: 2000,
  /** Most objects of one comparison that are shown. */
  differences: 500,
} as const;

/** The seq is that of the entry that last changed it between the two moments. */
const difference = z.object({
  kind: z.string(),
  id: z.string(),
  name: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  seq: z.int(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      seq: z.int(),
    }),
  ),
  lists: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      added: z.array(z.string()),
      removed: z.array(z.string()),
      seq: z.int(),
    }),
  ),
});
export type PastDifference = z.infer<typeof difference>;

const candidate = z.object({
  user: userName,
  outcome: z.enum(outcomes),
  /** What would have happened, in words. */
  summary: z.string(),
  gates: z.array(gate),
});
export type PastCandidate = z.infer<typeof candidate>;

/**
 * The forest as it was: rebuilt from the history in memory, off the main thread, and kept for a few moments. Each command throws
 * BAD_REQUEST for a moment in the future, beyond the last entry or before the first, and UNAVAILABLE for one before the end of the
 * last sealed segment, whose entries the store does not hold any more.
 */
export const pastContract = {
  /**
   * Finds a moment and begins to rebuild it: `job` tells how far it is and can be cancelled; null where it is ready. What asks for
   * the moment before that waits.
   */
  'past.open': command({
    input: z.strictObject({ moment: pastMoment }),
    output: found.extend({
      job: z.string().nullable(),
      /** The earliest moment that can be shown, and the last entry. */
      first: z.object({ seq: z.int(), at: moment }),
      last: z.object({ seq: z.int(), at: moment }),
      /** The bundle that holds what is before `first`; null where the history is whole. */
      sealedIn: z.string().nullable(),
      /** True where the computer's clock was set back, so that it showed this time more than once: it is the last of them. */
      clockSetBack: z.boolean(),
    }),
    access: 'read',
  }),
  /** Objects of a kind as they were, by name; `page.after` is the `next` of the page before. Configuration is one page. */
  'past.objects': command({
    input: z.strictObject({
      moment: pastMoment,
      kind: z.enum(pastKinds),
      search: z.string().max(200).optional(),
      page: z.strictObject({
        after: z.string().max(2000).nullable().default(null),
        limit: z.int().min(1).max(200).default(50),
      }),
    }),
    output: found.extend({ rows: z.array(pastObject), next: z.string().nullable(), total: z.int() }),
    access: 'read',
  }),
  /**
   * What would have happened if a candidate of the role had asked for it at the moment: for each of them, by name, the answer of the engine
   * that decides on requests. Numbers are read with today's country code. NOT_FOUND where there was no such role.
   */
  'past.whoCould': command({
    input: z.strictObject({
      moment: pastMoment,
      role: z.union([z.strictObject({ id: roleId }), z.strictObject({ name: z.string().min(1).max(256) })]),
    }),
    output: found.extend({
      role: roleName,
      rows: z.array(candidate),
      /** Of all candidates: how many there were, and how many would not have been refused. */
      total: z.int(),
      could: z.int(),
    }),
    access: 'read',
  }),
  /** What differs between two moments, the earlier first in the answer: roles, users, groups and configuration, without requests. */
  'past.compare': command({
    input: z.strictObject({ moments: z.tuple([pastMoment, pastMoment]) }),
    output: z.object({
      from: found,
      to: found,
      counts: z.object({ added: z.int(), removed: z.int(), changed: z.int() }),
      /** At most `pastLimits.differences`, by kind and name. */
      rows: z.array(difference),
    }),
    access: 'read',
  }),
};
