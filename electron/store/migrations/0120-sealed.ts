import type { Migration } from '../migrate.ts';

/** The columns of an entry that sealing leaves blank, and what blank is. What is left says when an entry was, and of which kind. */
export const blanked: Readonly<Record<string, string>> = {
  actor: `''`,
  as_account: 'NULL',
  reason: `''`,
  message: `''`,
  user_id: 'NULL',
  user_name: `''`,
  role_id: 'NULL',
  role_name: `''`,
  request_id: 'NULL',
  command: 'NULL',
  cause: 'NULL',
  changes: `'[]'`,
};
const left = ['seq', 'at', 'mono', 'boot', 'id', 'severity', 'source', 'hash'];

/**
 * Sealed segments (docs/decisions/evidence.md): the text of a sealed entry is only in its evidence bundle; the row keeps the
 * leaf by which the chain goes through it. `sealed` has a row for each segment; `content` is the objects as they were at its
 * end, where a replay begins.
 */
export const sealed: Migration = {
  number: 120,
  name: 'sealed',
  sql: `
ALTER TABLE "journal" ADD COLUMN "leaf" BLOB;

CREATE TABLE "sealed" (
  "upTo" INTEGER PRIMARY KEY NOT NULL,
  "at" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "entries" INTEGER NOT NULL,
  "manifest" BLOB NOT NULL CHECK (length("manifest") = 32),
  "done" INTEGER NOT NULL CHECK ("done" IN (0, 1)),
  "content" BLOB
) STRICT;

DROP TRIGGER "journalIsNeverUpdated";
CREATE TRIGGER "journalIsOnlySealed" BEFORE UPDATE ON "journal"
WHEN NOT (
  OLD."leaf" IS NULL AND length(NEW."leaf") IS 32
  AND NEW."seq" <= (SELECT max("upTo") FROM "sealed")
  AND ${left.map(name => `NEW."${name}" IS OLD."${name}"`).join(' AND ')}
  AND ${Object.entries(blanked)
    .map(([name, blank]) => `NEW."${name}" IS ${blank}`)
    .join(' AND ')}
)
BEGIN SELECT RAISE(ABORT, 'journal: entries are never changed, only sealed'); END;

-- A word that is forgotten leaves the index's pages, and not only its answers.
INSERT INTO "journalWords" ("journalWords", "rank") VALUES ('secure-delete', 1);

CREATE TRIGGER "journalForgetsWords" AFTER UPDATE ON "journal"
BEGIN
  INSERT INTO "journalWords" ("journalWords", "rowid", "message", "user_name", "role_name", "reason", "facets") VALUES (
    'delete', OLD."seq", OLD."message", OLD."user_name", OLD."role_name", OLD."reason",
    'i' || OLD."id"
      || ifnull(' u' || replace(OLD."user_id", '-', ''), '')
      || ifnull(' r' || replace(OLD."role_id", '-', ''), '')
      || ifnull(' q' || replace(OLD."request_id", '-', ''), '')
  );
  INSERT INTO "journalWords" ("rowid", "message", "user_name", "role_name", "reason", "facets")
    VALUES (OLD."seq", '', '', '', '', 'i' || OLD."id");
END;
`,
};
