import type { Migration } from '../migrate.ts';

/** Secrets by reference, sealed by the shell, and the open effects outside the store (design §5). Neither is journaled. */
export const secretsAndIntents: Migration = {
  number: 30,
  name: 'secrets-and-intents',
  sql: `
CREATE TABLE "secrets" (
  "ref" TEXT PRIMARY KEY NOT NULL,
  "sealed" BLOB NOT NULL
) STRICT;

CREATE TABLE "intents" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "kind" TEXT NOT NULL,
  "body" TEXT NOT NULL CHECK (json_valid("body")),
  "begunAt" INTEGER NOT NULL,
  "endedAt" INTEGER,
  "outcome" TEXT CHECK ("outcome" IN ('done', 'undone')),
  "detail" TEXT CHECK ("detail" IS NULL OR json_valid("detail"))
) STRICT;
CREATE INDEX "intentsOpen" ON "intents" ("begunAt") WHERE "endedAt" IS NULL;
`,
};
