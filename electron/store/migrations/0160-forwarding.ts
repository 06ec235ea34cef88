import type { Migration } from '../migrate.ts';

/**
 * Where the history is forwarded to, which is journaled; and how far each target has it, which is not: an entry for each
 * delivery would have to be delivered too.
 */
export const forwarding: Migration = {
  number: 160,
  name: 'forwarding',
  sql: `
CREATE TABLE "forwardTargets" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "on" INTEGER NOT NULL CHECK ("on" IN (0, 1)),
  "settings" TEXT NOT NULL CHECK (json_valid("settings")),
  "policy" TEXT NOT NULL CHECK (json_valid("policy")),
  "passphraseRef" TEXT
) STRICT;

CREATE TABLE "forwardStates" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "seq" INTEGER NOT NULL CHECK ("seq" >= 0),
  "before" INTEGER NOT NULL CHECK ("before" BETWEEN 0 AND "seq"),
  "deliveredAt" INTEGER,
  "failingSince" INTEGER,
  "why" TEXT NOT NULL,
  "refusing" INTEGER NOT NULL CHECK ("refusing" IN (0, 1))
) STRICT;
`,
};
