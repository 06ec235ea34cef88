import type { Migration } from '../migrate.ts';

/** Who is blocked from calls, and who may go on once without one. */
export const phoneStandings: Migration = {
  number: 60,
  name: 'phone-standings',
  sql: `
CREATE TABLE "phoneStandings" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "userId" TEXT NOT NULL UNIQUE REFERENCES "users" ON DELETE CASCADE,
  "blockedAt" INTEGER,
  "blockedBy" TEXT NOT NULL,
  "blockReason" TEXT NOT NULL,
  "bypassUntil" INTEGER,
  "bypassBy" TEXT NOT NULL,
  "bypassReason" TEXT NOT NULL
) STRICT;
`,
};
