import { z } from 'zod';
import { mfaBackEnds, mfaElementNames } from './mfa-settings.ts';

/** The wire forms of the MFA files. Times are ISO 8601 in UTC; sizes are bytes; a hash is SHA-256 in lower-case hex. */

export const mfaElementNameSchema = z.enum(mfaElementNames);
export const mfaBackEndSchema = z.enum(mfaBackEnds);

/** Something that a person should know: `id` is the kind of finding, `subject` the file or element that it is about. */
export const mfaFindingSchema = z.object({
  id: z.string(),
  severity: z.enum(['error', 'warning', 'information']),
  subject: z.string(),
  message: z.string(),
  remedy: z.string(),
  /** What the console can do about it itself. */
  fix: z.literal('repair-protection').optional(),
});
export type MfaFinding = z.infer<typeof mfaFindingSchema>;

export const mfaNoticeSchema = z.object({
  backEnd: mfaBackEndSchema,
  severity: z.enum(['warning', 'information']),
  endedOn: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  remains: z.array(z.string()),
});

/** A documented element. `value` is null for a secret and for an absent element: a secret is shown by `set` alone. */
export const mfaElementSchema = z.object({
  name: mfaElementNameSchema,
  /** The name as the file writes it, or null where the element is absent. */
  spelling: z.string().nullable(),
  present: z.boolean(),
  secret: z.boolean(),
  /** True if the element has a text that is not blank. */
  set: z.boolean(),
  /** The text; a secret that is set is shown as the mask, a secret that is not as ''. Null where the element is absent. */
  value: z.string().nullable(),
  /** False where the element holds more than text (elements, comments, instructions): it is kept and must be edited by hand. */
  editable: z.boolean(),
  line: z.int().nullable(),
});
export type MfaElement = z.infer<typeof mfaElementSchema>;

/** An element that no document names. It is kept as it is; its content is not shown, as it may be a secret. */
export const mfaUnknownElementSchema = z.object({ name: z.string(), line: z.int() });
export type MfaUnknownElement = z.infer<typeof mfaUnknownElementSchema>;

/** The settings file in one MIM Service folder. */
export const mfaFolderSchema = z.object({
  folder: z.string(),
  file: z.string(),
  /** damaged: there and unreadable as settings. unreachable: the folder or the file cannot be read. */
  state: z.enum(['present', 'absent', 'damaged', 'unreachable']),
  problem: z.string().nullable(),
  hash: z.string().nullable(),
  bytes: z.int().nullable(),
  modifiedAt: z.string().nullable(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be']).nullable(),
  root: z.string().nullable(),
});
export type MfaFolder = z.infer<typeof mfaFolderSchema>;

/** An element whose text is not the same in every folder. Secrets are masked: only that they differ is told. */
export const mfaDifferenceSchema = z.object({
  element: mfaElementNameSchema,
  values: z.array(z.object({ folder: z.string(), value: z.string().nullable() })),
});
export type MfaDifference = z.infer<typeof mfaDifferenceSchema>;

export const mfaSettingsSchema = z.object({
  /** What was read, of all folders: give it back as `expects`. */
  version: z.string(),
  folders: z.array(mfaFolderSchema),
  /** The folder whose texts `elements` and `unknown` are: the first that has a readable file; null where none has. */
  shown: z.string().nullable(),
  elements: z.array(mfaElementSchema),
  unknown: z.array(mfaUnknownElementSchema),
  backEnd: mfaBackEndSchema,
  /** Further back ends that the same file configures: a fault, as which one MIM takes is unpublished. */
  alsoConfigured: z.array(mfaBackEndSchema),
  notice: mfaNoticeSchema,
  differences: z.array(mfaDifferenceSchema),
  findings: z.array(mfaFindingSchema),
});
export type MfaSettings = z.infer<typeof mfaSettingsSchema>;

/** One line of a before/after. Numbers are lines, from 1. Secrets are masked on both sides. */
export const mfaDiffLineSchema = z.object({
  kind: z.enum(['same', 'removed', 'added']),
  before: z.int().nullable(),
  after: z.int().nullable(),
  text: z.string(),
});
export type MfaDiffLine = z.infer<typeof mfaDiffLineSchema>;

/**
 * One text that changes. `before` is null where the element is absent now. Secrets are masked. Only a restored backup removes an
 * element; a write clears its text.
 */
export const mfaChangeSchema = z.object({
  element: mfaElementNameSchema,
  action: z.enum(['added', 'replaced', 'cleared', 'removed']),
  before: z.string().nullable(),
  after: z.string(),
});
export type MfaChange = z.infer<typeof mfaChangeSchema>;

/** One file that a write puts in place. `created` where there is none now; `unchanged` where the content is the same already. */
export const mfaFileWriteSchema = z.object({
  path: z.string(),
  what: z.enum(['settings', 'certificate', 'backup', 'folder']),
  action: z.enum(['created', 'replaced', 'unchanged']),
});
export type MfaFileWrite = z.infer<typeof mfaFileWriteSchema>;

export const mfaFolderPreviewSchema = z.object({
  folder: z.string(),
  state: z.enum(['present', 'absent', 'damaged', 'unreachable']),
  /** Why nothing would be written to this folder, or null. */
  problem: z.string().nullable(),
  changes: z.array(mfaChangeSchema),
  diff: z.array(mfaDiffLineSchema),
  files: z.array(mfaFileWriteSchema),
});
export type MfaFolderPreview = z.infer<typeof mfaFolderPreviewSchema>;

export const mfaPreviewSchema = z.object({
  version: z.string(),
  backEndBefore: mfaBackEndSchema,
  backEndAfter: mfaBackEndSchema,
  notice: mfaNoticeSchema,
  /** What Microsoft says to do for the new back end, in order; empty where the back end stays. */
  steps: z.array(z.string()),
  folders: z.array(mfaFolderPreviewSchema),
  findings: z.array(mfaFindingSchema),
});
export type MfaPreview = z.infer<typeof mfaPreviewSchema>;

/**
 * The certificate that a backup's CertFilePath names. fits: it is there and opens with the backup's password. put-back: another is
 * there, or none, and the kept one that fits is restored too. missing: it is not there. wrong: it is there and does not open with
 * that password. unchecked: it may be on another machine, or there is no password to try. none: the backup names none.
 */
export const mfaRestoreCertificateSchema = z.object({
  path: z.string(),
  state: z.enum(['none', 'fits', 'put-back', 'missing', 'wrong', 'unchecked']),
  message: z.string(),
});
export type MfaRestoreCertificate = z.infer<typeof mfaRestoreCertificateSchema>;

export const mfaRestorePreviewSchema = mfaPreviewSchema.omit({ steps: true }).extend({
  folders: z.array(
    mfaFolderPreviewSchema.extend({
      /** SHA-256 of the backup that would be restored: give them back as `backups`. Null where nothing would be written. */
      backupHash: z.string().nullable(),
      certificate: mfaRestoreCertificateSchema.nullable(),
    }),
  ),
});
export type MfaRestorePreview = z.infer<typeof mfaRestorePreviewSchema>;

/** What became of one folder. `backup` is the file name of the copy of what was there, or null where nothing was replaced. */
export const mfaFolderResultSchema = z.object({
  folder: z.string(),
  ok: z.boolean(),
  /** False where the folder had this content already. */
  changed: z.boolean(),
  message: z.string(),
  backup: z.string().nullable(),
  hash: z.string().nullable(),
});
export type MfaFolderResult = z.infer<typeof mfaFolderResultSchema>;

/** Who can read one file. `protected` is false where somebody else can, or where that could not be found out. */
export const mfaProtectionSchema = z.object({
  path: z.string(),
  what: z.enum(['settings', 'backup', 'certificate', 'zip', 'folder']),
  protected: z.boolean(),
  detail: z.string(),
});
export type MfaProtection = z.infer<typeof mfaProtectionSchema>;

export const mfaWriteResultSchema = z.object({
  version: z.string(),
  backEnd: mfaBackEndSchema,
  folders: z.array(mfaFolderResultSchema),
  findings: z.array(mfaFindingSchema),
  protection: z.array(mfaProtectionSchema),
  restart: z.string(),
});
export type MfaWriteResult = z.infer<typeof mfaWriteResultSchema>;

export const mfaBackupSchema = z.object({
  folder: z.string(),
  name: z.string(),
  at: z.string(),
  bytes: z.int(),
  hash: z.string(),
  /** True where the file now has the same content. */
  current: z.boolean(),
  /** Null where the backup cannot be read as settings; `problem` says why. */
  backEnd: mfaBackEndSchema.nullable(),
  problem: z.string().nullable(),
});
export type MfaBackup = z.infer<typeof mfaBackupSchema>;

export const mfaCertificateSchema = z.object({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  /** Whole days from now to `notAfter`; negative once it has expired. */
  daysLeft: z.int(),
  keyType: z.string(),
  /** Null where the curve's size is not known to the console. */
  keyBits: z.int().nullable(),
  keyMatches: z.boolean(),
  /** Certificates in the file from the leaf up, the leaf included. */
  chainLength: z.int(),
  /** SHA-256 of the leaf, in upper-case hex pairs with colons. */
  fingerprint: z.string(),
});
export type MfaCertificate = z.infer<typeof mfaCertificateSchema>;

export const mfaFoundSchema = z.object({
  file: z.string(),
  entries: z.int(),
  /** Bytes of all entries when unpacked. */
  bytes: z.int(),
  language: z.enum(['csharp-2.0', 'csharp-1.1', 'csharp', 'vb', 'php', 'java', 'perl', 'ruby', 'unknown']),
  languageName: z.string(),
  sourceEntry: z.string().nullable(),
  certificateEntry: z.string().nullable(),
  /** The entries that the import needs and the ZIP lacks. */
  missing: z.array(z.string()),
  /** Which of the three constants pf_auth.cs gives, never their texts. */
  constants: z.array(
    z.object({ name: z.enum(['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD']), found: z.boolean() }),
  ),
  advice: z.string().nullable(),
});
export type MfaFound = z.infer<typeof mfaFoundSchema>;

/** A reason for which the import cannot go on, with the step of the wizard to which it belongs. */
export const mfaProblemSchema = z.object({
  step: z.enum(['zip', 'source', 'certificate']),
  id: z.string(),
  message: z.string(),
});
export type MfaProblem = z.infer<typeof mfaProblemSchema>;

export const mfaZipSchema = z.object({
  session: z.string(),
  /** False where `problems` forbid the import; the session can then only be cancelled. */
  usable: z.boolean(),
  found: mfaFoundSchema,
  certificate: mfaCertificateSchema.nullable(),
  problems: z.array(mfaProblemSchema),
  findings: z.array(mfaFindingSchema),
  protection: mfaProtectionSchema,
  /** What the settings file has now, as a starting point for the form. */
  current: z.object({ username: z.string(), countryCode: z.string() }),
});
export type MfaZip = z.infer<typeof mfaZipSchema>;

export const mfaImportPreviewSchema = mfaPreviewSchema.extend({
  session: z.string(),
  found: mfaFoundSchema,
  certificate: mfaCertificateSchema,
});
export type MfaImportPreview = z.infer<typeof mfaImportPreviewSchema>;

export const mfaImportResultSchema = mfaWriteResultSchema.extend({
  session: z.string(),
  certificate: mfaCertificateSchema,
  zip: z.string(),
});
export type MfaImportResult = z.infer<typeof mfaImportResultSchema>;

export const mfaCheckSchema = z.object({
  /** When the check was made. */
  at: z.string(),
  findings: z.array(mfaFindingSchema),
  protection: z.array(mfaProtectionSchema),
  /** The certificate that CertFilePath names, opened with the stored password; null where that was not possible. */
  certificate: mfaCertificateSchema.nullable(),
  backEnd: mfaBackEndSchema,
});
export type MfaCheck = z.infer<typeof mfaCheckSchema>;

export const mfaRepairSchema = z.object({
  repaired: z.array(z.string()),
  failed: z.array(z.object({ path: z.string(), message: z.string() })),
  protection: z.array(mfaProtectionSchema),
});
export type MfaRepair = z.infer<typeof mfaRepairSchema>;
