import { z } from 'zod';

/** The kind under which writes to the MFA files stand in the intent log. */
export const intentKind = 'mfa-files';

/** One file that is to get a new content. Paths are full; hashes are SHA-256 in hex; an old hash of null means: no file. */
const targetSchema = z.object({
  what: z.enum(['settings', 'certificate']),
  path: z.string(),
  temp: z.string(),
  /** Where the old content is kept; null where there is none. */
  backup: z.string().nullable(),
  oldHash: z.string().nullable(),
  newHash: z.string(),
});
export type Target = z.infer<typeof targetSchema>;

/** What belongs together in one MIM Service folder: all of its targets get their new content, or none. */
const unitSchema = z.object({
  folder: z.string(),
  /** The MfaCerts folder, where the write makes it. */
  makes: z.string().nullable(),
  targets: z.array(targetSchema),
});
export type Unit = z.infer<typeof unitSchema>;

/** An intent's body. Holds paths and hashes only, so that no secret is in the log. */
export const intentBodySchema = z.object({ units: z.array(unitSchema) });
export type IntentBody = z.infer<typeof intentBodySchema>;

/** The unfinished copy of a backup. */
export const partOf = (backup: string): string => `${backup}.part`;
