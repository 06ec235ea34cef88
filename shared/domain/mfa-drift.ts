import { z } from 'zod';

/** The wire forms of changes to the MFA files that were made outside the console. Times are ISO 8601 in UTC. Secrets are masked. */

/**
 * What is not as it was known to be.
 *
 * - edited      elements were changed, added or removed; of a certificate: it is another one
 * - formatting  the bytes differ and no element does: blanks, comments, order
 * - encoding    another encoding, byte order mark or kind of line ends
 * - deleted     the file is gone
 * - appeared    there was known to be no file, and there is one
 * - damaged     the file cannot be read as settings any more
 * - unreadable  the file is there, and the console cannot read it
 * - protection  other rights on the file than before
 */
export const driftKinds = [
  'deleted',
  'damaged',
  'unreadable',
  'appeared',
  'edited',
  'encoding',
  'formatting',
  'protection',
] as const;
export const driftKindSchema = z.enum(driftKinds);
export type DriftKind = (typeof driftKinds)[number];

/** One line of before and after. Null stands for: absent, or not known. `sentence` says the same in words. */
export const driftDifferenceSchema = z.object({
  kind: driftKindSchema,
  what: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  sentence: z.string(),
});
export type DriftDifference = z.infer<typeof driftDifferenceSchema>;

/** Since when and from where the known state is: what the console wrote, what a person adopted, or what it first saw. */
export const driftKnownSchema = z.object({
  how: z.enum(['written', 'adopted', 'restored', 'first-seen']),
  by: z.string(),
  at: z.string(),
});

export const driftFileSchema = z.object({
  path: z.string(),
  folder: z.string(),
  what: z.enum(['settings', 'certificate']),
  /** What is there now, as `expects` takes it. */
  state: z.string(),
  /** In order of `driftKinds`; at least one. */
  kinds: z.array(driftKindSchema),
  /** What happened, in one sentence. */
  sentence: z.string(),
  differences: z.array(driftDifferenceSchema),
  known: driftKnownSchema,
  /** When the console noticed this change; null where it has not watched since. */
  noticedAt: z.string().nullable(),
  /** When the file system says that the file was last changed; null where it is gone. */
  modifiedAt: z.string().nullable(),
  /** Set where exactly this state is ignored. */
  ignored: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
  /** `from` is the copy that would be put back, null where only the rights are; `refusal` says why it cannot be restored. */
  restore: z.object({ from: z.string().nullable(), refusal: z.string().nullable() }),
  /** Why the state cannot be adopted, or null. */
  adoptRefusal: z.string().nullable(),
});
export type DriftFile = z.infer<typeof driftFileSchema>;

export const mfaDriftSchema = z.object({
  /** True while the console watches the folders. */
  watching: z.boolean(),
  files: z.array(driftFileSchema),
  /** Folders that cannot be read now, so that nothing can be said of their files. */
  unreachable: z.array(z.object({ folder: z.string(), message: z.string() })),
});
export type MfaDrift = z.infer<typeof mfaDriftSchema>;

export const driftOutcomeSchema = z.object({
  path: z.string(),
  message: z.string(),
  /** The copy of what was there, where a restore replaced a file. */
  backup: z.string().nullable(),
  /** What is to be done for it to take effect, or null. */
  restart: z.string().nullable(),
});
export type DriftOutcome = z.infer<typeof driftOutcomeSchema>;
