import { z } from 'zod';

/** What a column of a file of people can be. The account is needed; what no column gives is CORP's, as New-PAMUser has it. */
export const userFileFields = [
  'sourceAccountName',
  'sourceDomain',
  'privAccountName',
  'sourceDisplayName',
  'sourcePhoneNumber',
  'sourceEmailAddress',
  'sourceDescription',
  'privDisplayName',
  'privDescription',
] as const;
export type UserFileField = (typeof userFileFields)[number];

const column = z.string().max(256).nullable();

/** Which column of the file each field is read from, by the column's name in any case; null where from none. */
export const userFileMapping = z.strictObject(
  Object.fromEntries(userFileFields.map(field => [field, column])) as Record<UserFileField, typeof column>,
);
export type UserFileMapping = z.infer<typeof userFileMapping>;

/** A row of the file as it would be imported, with what forbids it. */
export const userFileRow = z.object({
  line: z.int(),
  domain: z.string(),
  account: z.string(),
  privAccountName: z.string(),
  displayName: z.string(),
  number: z.string(),
  mail: z.string(),
  problems: z.array(z.string()),
});
export type UserFileRow = z.infer<typeof userFileRow>;

export const userFileSummary = z.object({
  session: z.string(),
  path: z.string(),
  sha256: z.string(),
  /** The file's columns with the first text that each holds. */
  columns: z.array(z.object({ name: z.string(), example: z.string() })),
  mapping: userFileMapping,
  rows: z.int(),
  good: z.int(),
  bad: z.int(),
  /** Objects of the file that are no users. */
  passedOver: z.int(),
});
export type UserFileSummary = z.infer<typeof userFileSummary>;
