import type { Migration } from '../migrate.ts';

/**
 * The journal (design §5). The order of entries is `seq`, without gaps; `at` is the wall time as it was, which goes
 * back only where a 9003 says so. That is what lets the reader turn a span of time into spans of `seq` by bisection, so
 * no index on `at` is needed. An id keeps its severity and source for good: `eventKinds` holds them, with the counts.
 *
 * `journalWords` finds by words and, in its column `facets`, by the row's id, user, role and request, so that a text
 * together with a filter is one look-up. It keeps no copy of the texts. `journalTerms` lists its terms and stores nothing.
 */
export const journal: Migration = {
  number: 20,
  name: 'journal',
  sql: `
CREATE TABLE "journal" (
  "seq" INTEGER PRIMARY KEY NOT NULL,
  "at" INTEGER NOT NULL,
  "id" INTEGER NOT NULL,
  "severity" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "as_account" TEXT,
  "reason" TEXT NOT NULL,
  "message" TEXT NOT NULL,
  "user_id" TEXT,
  "user_name" TEXT NOT NULL,
  "role_id" TEXT,
  "role_name" TEXT NOT NULL,
  "request_id" TEXT,
  "command" TEXT CHECK ("command" IS NULL OR json_valid("command")),
  "cause" TEXT CHECK ("cause" IS NULL OR json_valid("cause")),
  "changes" TEXT NOT NULL CHECK (json_valid("changes"))
) STRICT;
CREATE INDEX "journalById" ON "journal" ("id", "seq");
CREATE INDEX "journalByUser" ON "journal" ("user_id", "seq", "id") WHERE "user_id" IS NOT NULL;
CREATE INDEX "journalByRole" ON "journal" ("role_id", "seq", "id") WHERE "role_id" IS NOT NULL;
CREATE INDEX "journalByRequest" ON "journal" ("request_id", "seq", "id") WHERE "request_id" IS NOT NULL;

CREATE TABLE "eventKinds" (
  "id" INTEGER PRIMARY KEY NOT NULL,
  "severity" TEXT NOT NULL,
  "source" TEXT NOT NULL,
  "count" INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE "journalWords" USING fts5 (
  "message", "user_name", "role_name", "reason", "facets",
  content = '', columnsize = 0, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE "journalTerms" USING fts5vocab ("journalWords", 'instance');

CREATE TRIGGER "journalIsGapless" BEFORE INSERT ON "journal"
WHEN NEW."seq" IS NOT (SELECT ifnull(max("seq"), 0) + 1 FROM "journal")
BEGIN SELECT RAISE(ABORT, 'journal: the number must follow the last one'); END;

CREATE TRIGGER "journalTellsOfTheClock" BEFORE INSERT ON "journal"
WHEN NEW."id" <> 9003 AND NEW."at" < (SELECT "at" FROM "journal" ORDER BY "seq" DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'journal: a clock that was set back needs its 9003 first'); END;

CREATE TRIGGER "journalKeepsKinds" BEFORE INSERT ON "journal"
WHEN EXISTS (
  SELECT 1 FROM "eventKinds"
  WHERE "id" = NEW."id" AND ("severity" <> NEW."severity" OR "source" <> NEW."source")
)
BEGIN SELECT RAISE(ABORT, 'journal: an event id keeps its severity and source'); END;

CREATE TRIGGER "journalIsIndexed" AFTER INSERT ON "journal"
BEGIN
  INSERT INTO "eventKinds" VALUES (NEW."id", NEW."severity", NEW."source", 1)
    ON CONFLICT ("id") DO UPDATE SET "count" = "count" + 1;
  INSERT INTO "journalWords" ("rowid", "message", "user_name", "role_name", "reason", "facets") VALUES (
    NEW."seq", NEW."message", NEW."user_name", NEW."role_name", NEW."reason",
    'i' || NEW."id"
      || ifnull(' u' || replace(NEW."user_id", '-', ''), '')
      || ifnull(' r' || replace(NEW."role_id", '-', ''), '')
      || ifnull(' q' || replace(NEW."request_id", '-', ''), '')
  );
END;

CREATE TRIGGER "journalIsNeverUpdated" BEFORE UPDATE ON "journal"
BEGIN SELECT RAISE(ABORT, 'journal: entries are never changed'); END;
CREATE TRIGGER "journalIsNeverDeleted" BEFORE DELETE ON "journal"
BEGIN SELECT RAISE(ABORT, 'journal: entries are never removed'); END;
`,
};
