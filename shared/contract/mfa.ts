import { z } from 'zod';
import { command } from './define.ts';
import { mfaElementNames } from '../domain/mfa-settings.ts';
import * as drift from '../domain/mfa-drift.ts';
import * as views from '../domain/mfa-views.ts';

/** A path on this machine: absolute in POSIX or Windows form (drive or UNC), at most 4,096 characters. */
export const absolutePath = z
  .string()
  .min(1, 'Give the full path of a file.')
  .max(4096, 'The path is longer than 4,096 characters.')
  .refine(path => !path.includes('\0'), 'The path contains a NUL character.')
  .refine(path => /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path), 'Give the full path of the file, from its root.');

const session = z.string().min(1).max(100);
const version = z.string().min(1).max(4096);
const backupName = z.string().min(1).max(255);
const driftState = z.string().regex(/^[0-9a-f]{64}$/, 'Give the state that was shown.');
const reason = z.string().trim().max(1000, 'The reason is longer than 1,000 characters.');
const text = z.string().max(4096, 'The text is longer than 4,096 characters.');

/** New texts by element; '' clears one. Elements that are not named stay as they are. */
const values = z.strictObject(
  Object.fromEntries(mfaElementNames.map(name => [name, text.optional()])) as Record<
    (typeof mfaElementNames)[number],
    z.ZodOptional<typeof text>
  >,
);

/** The MFA files: MfaSettings.xml, its backups, the credential ZIP, the certificate, and who can read them. */
export const mfaContract = {
  /**
   * MfaSettings.xml in every MIM Service folder: the documented elements with secrets masked, the unknown ones by name, the
   * back end with what has become of it, and the differences between folders. A missing or damaged file is a state of its
   * folder, not an error. `version` is what `expects` takes.
   */
  'mfa.settings': command({
    input: z.strictObject({}),
    output: views.mfaSettingsSchema,
    access: 'read',
  }),

  /**
   * What writing these texts would do, folder by folder; nothing is written. With `backEnd`, the texts that Microsoft says to
   * clear are cleared too (a text given in `values` wins).
   * Errors: BAD_REQUEST with an issue for each refused text (`values.CertFilePath`); UNAVAILABLE where no folder can be read.
   */
  'mfa.previewSettings': command({
    input: z.strictObject({ values, backEnd: views.mfaBackEndSchema.optional() }),
    output: views.mfaPreviewSchema,
    access: 'administer',
  }),

  /**
   * Writes the texts to the file of each folder, with a backup beside it, and creates the file where there is none. Each folder
   * has its own result; with none written the first refusal is thrown.
   * Errors: BAD_REQUEST as in the preview, or where the file is damaged; CONFLICT with `issues` naming each element that
   * differs from what was read as `expects`; UNAVAILABLE for a full disk, a read-only or missing folder, a locked file.
   */
  'mfa.writeSettings': command({
    input: z.strictObject({ values, backEnd: views.mfaBackEndSchema.optional(), expects: version }),
    output: views.mfaWriteResultSchema,
    access: 'administer',
  }),

  /** The backups beside each settings file, newest first. A backup is never deleted by the console. */
  'mfa.backups': command({
    input: z.strictObject({}),
    output: z.object({ backups: z.array(views.mfaBackupSchema) }),
    access: 'read',
  }),

  /**
   * What restoring a backup would change, folder by folder and text by text, and what becomes of the certificate that it names;
   * nothing is written. `version` and the `backupHash` of the folders are what `mfa.restoreBackup` takes as `expects` and `backups`.
   * Errors: as restoreBackup, but for CONFLICT.
   */
  'mfa.previewRestore': command({
    input: z.strictObject({ name: backupName, folder: absolutePath.optional() }),
    output: views.mfaRestorePreviewSchema,
    access: 'administer',
  }),

  /**
   * Puts a backup in the place of the settings file: a write like any other, with a backup of what it replaces. Without
   * `folder`, in every folder that has a backup of that name. Where the certificate at its place does not open with the
   * restored password and a kept certificate does, that one is restored in the same step. With `backups` (hashes of a preview),
   * a backup of another content is not restored.
   * Errors: NOT_FOUND; CONFLICT as in writeSettings, or for such a backup; BAD_REQUEST for a damaged backup; UNAVAILABLE.
   */
  'mfa.restoreBackup': command({
    input: z.strictObject({
      name: backupName,
      folder: absolutePath.optional(),
      expects: version,
      backups: z
        .array(z.string().regex(/^[0-9a-f]{64}$/, 'Give a SHA-256 in hex.'))
        .max(1000)
        .optional(),
    }),
    output: views.mfaWriteResultSchema,
    access: 'administer',
  }),

  /**
   * Opens a credential ZIP and says what is in it: the SDK's language, the two entries, the constants (by name), the certificate.
   * Nothing is unpacked to disk. What forbids the import (`problems`) is part of the reply; the session lasts until it is
   * cancelled, or 30 minutes.
   * Errors: BAD_REQUEST where the ZIP is hostile or is no ZIP; NOT_FOUND; UNAVAILABLE where it cannot be read.
   */
  'mfa.openZip': command({
    input: z.strictObject({ path: absolutePath }),
    output: views.mfaZipSchema,
    access: 'administer',
  }),

  /**
   * Exactly what the import would write, and where. A text that is left out or empty keeps the file's own.
   * Errors: NOT_FOUND for an unknown session; BAD_REQUEST with issues on `username`, `countryCode`, or where the ZIP cannot be used.
   */
  'mfa.previewImport': command({
    input: z.strictObject({ session, username: text.optional(), countryCode: text.optional() }),
    output: views.mfaImportPreviewSchema,
    access: 'administer',
  }),

  /**
   * Writes the certificate and the settings as the last preview of the session showed: in each folder both or neither.
   * Errors: NOT_FOUND; BAD_REQUEST without a preview; CONFLICT where a settings file changed since `expects` was read; UNAVAILABLE.
   */
  'mfa.applyImport': command({
    input: z.strictObject({ session, expects: version }),
    output: views.mfaImportResultSchema,
    access: 'administer',
  }),

  /** Forgets the session and what it holds in memory. Nothing is left on disk. An unknown session is no error. */
  'mfa.cancelImport': command({
    input: z.strictObject({ session }),
    output: z.object({ cancelled: z.boolean() }),
    access: 'administer',
  }),

  /**
   * Deletes the ZIP that an applied session was opened from, and ends the session. Deleted is not shredded: `warning` says so.
   * Errors: NOT_FOUND; BAD_REQUEST where the import was not applied; CONFLICT where the file is not the one that was opened; UNAVAILABLE.
   */
  'mfa.deleteZip': command({
    input: z.strictObject({ session }),
    output: z.object({ deleted: z.literal(true), path: z.string(), warning: z.string() }),
    access: 'administer',
  }),

  /**
   * Looks at everything: who can read the files, whether the texts are valid, whether the certificate opens with the stored
   * password and how long it is valid. Takes up to some seconds for a certificate with many iterations.
   */
  'mfa.check': command({
    input: z.strictObject({}),
    output: views.mfaCheckSchema,
    access: 'read',
  }),

  /**
   * Takes away everybody else's rights on the settings files, backups, certificates, their folder, and the ZIP of an open
   * session. `paths` narrows it to some of those; a path that is not one of them is BAD_REQUEST.
   */
  'mfa.repairProtection': command({
    input: z.strictObject({ paths: z.array(absolutePath).max(1000).optional() }),
    output: views.mfaRepairSchema,
    access: 'administer',
  }),

  /**
   * What was changed outside the console: each settings file or certificate that is not as the console wrote it, as somebody
   * adopted it, or as it was first seen; with the difference in words. Compared now; nothing is written. `state` of a file is
   * what `expects` takes. A file that was never known is not there.
   */
  'mfa.drift': command({
    input: z.strictObject({}),
    output: drift.mfaDriftSchema,
    access: 'read',
  }),

  /**
   * Makes what is there now the known state of one file, and keeps a protected copy of it to restore.
   * Errors: NOT_FOUND for a file that is none of them; CONFLICT where it changed again since `expects` was read, or is as known
   * again; BAD_REQUEST where it cannot be read.
   */
  'mfa.adoptDrift': command({
    input: z.strictObject({ path: absolutePath, expects: driftState, reason: reason.optional() }),
    output: drift.driftOutcomeSchema,
    access: 'administer',
  }),

  /**
   * Puts the known version of one file back: its content from a backup or kept copy of the same hash, and its rights. What was there
   * becomes a backup. Errors: as adoptDrift; NOT_FOUND where no copy of the known version is kept; UNAVAILABLE as writeSettings.
   */
  'mfa.restoreDrift': command({
    input: z.strictObject({ path: absolutePath, expects: driftState, reason: reason.optional() }),
    output: drift.driftOutcomeSchema,
    access: 'administer',
  }),

  /** Ignores exactly this state of one file until it changes again. Errors: as adoptDrift, but for BAD_REQUEST. */
  'mfa.ignoreDrift': command({
    input: z.strictObject({
      path: absolutePath,
      expects: driftState,
      reason: reason.min(1, 'Say why it is ignored.'),
    }),
    output: drift.driftOutcomeSchema,
    access: 'administer',
  }),
};
