import type { Migration } from '../migrate.ts';

/** How the MFA files were when the console last wrote, adopted or first saw them. Not journaled: the files are outside the store. */
export const mfaFiles: Migration = {
  number: 70,
  name: 'mfa-files',
  sql: `
CREATE TABLE "mfaFiles" (
  "path" TEXT PRIMARY KEY NOT NULL,
  "known" TEXT NOT NULL CHECK (json_valid("known")),
  "keyRef" TEXT
) STRICT;
`,
};
