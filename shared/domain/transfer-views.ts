import { z } from 'zod';

export const comparedKinds = ['configuration', 'user', 'group', 'role', 'request'] as const;
export type ComparedKind = (typeof comparedKinds)[number];

/**
 * How an object of MIM stands to the console:
 *
 * - new      MIM has it, the console does not
 * - differs  both have it, and some field says another thing
 * - same     both have it, and all that MIM says is what the console says
 * - missing  the console has it, MIM does not. Nothing is deleted for it
 * - problem  MIM has it, and it cannot be taken: `problems` says why
 */
export const comparedStates = ['new', 'differs', 'same', 'missing', 'problem'] as const;
export type ComparedState = (typeof comparedStates)[number];

/**
 * What to do about one object: take what MIM says; keep the console's and write a script that brings MIM to it; or neither.
 * `take` is for new and differing objects, `script` for differing and missing ones.
 */
export const transferChoices = ['take', 'script', 'leave'] as const;
export type TransferChoice = (typeof transferChoices)[number];

/** One object of the comparison, field by field. */
export const comparedItem = z.object({
  /** Names the object in a choice; the same for the same object of the same file. */
  key: z.string(),
  kind: z.enum(comparedKinds),
  name: z.string(),
  state: z.enum(comparedStates),
  /** What differs, or what a new object has. `here` is '' for a new object, `mim` for a missing one. */
  fields: z.array(z.object({ field: z.string(), here: z.string(), mim: z.string() })),
  /** Why it cannot be taken. */
  problems: z.array(z.string()),
  /** What is worth to know before it is taken. */
  remarks: z.array(z.string()),
});
export type ComparedItem = z.infer<typeof comparedItem>;

const counts = z.object({
  new: z.int(),
  differs: z.int(),
  same: z.int(),
  missing: z.int(),
  problem: z.int(),
});
export type ComparedCounts = z.infer<typeof counts>;

/** A collected file that was opened and compared with the store. */
export const openedCollected = z.object({
  session: z.string(),
  path: z.string(),
  /** SHA-256 of the file, in hex: what the history names it by. */
  sha256: z.string(),
  bytes: z.int(),
  /** When the script ran, as it wrote it; '' where it did not. */
  collectedAt: z.string(),
  counts: z.object({
    configuration: counts,
    user: counts,
    group: counts,
    role: counts,
    request: counts,
  }),
  /** What holds for the whole file: what MIM did not return, what the script could not read. */
  notes: z.array(z.string()),
});
export type OpenedCollected = z.infer<typeof openedCollected>;
