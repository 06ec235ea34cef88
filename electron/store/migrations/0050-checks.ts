import type { Migration } from '../migrate.ts';

/**
 * Suppressed findings, the console's marks on roles, and the limits of the checks. `checkLimits` may be null: an entry that set the
 * configuration before there were checks replays as it is, and the defaults hold. A mark goes with its role.
 */
export const checks: Migration = {
  number: 50,
  name: 'checks',
  sql: `
CREATE TABLE "checkSuppressions" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "check" TEXT NOT NULL,
  "objectKind" TEXT NOT NULL,
  "objectId" TEXT NOT NULL,
  "objectName" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "until" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  "at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "roleMarks" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "roleId" TEXT NOT NULL REFERENCES "roles" ON DELETE CASCADE,
  "mark" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  UNIQUE ("roleId", "mark")
) STRICT;

ALTER TABLE "consoleConfiguration" ADD COLUMN "checkLimits" TEXT
  CHECK ("checkLimits" IS NULL OR json_valid("checkLimits"));

CREATE INDEX "requestsByRoleActivation" ON "requests" ("roleId", "activatedAt");
`,
};
