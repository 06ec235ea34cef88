import type { Migration } from '../migrate.ts';

/**
 * Counts that are kept with the journal, so that a history of a million entries is counted without reading it. An id keeps its
 * severity and source for good (`eventKinds`), and its result (shared/domain/event-result.ts), so counts by id tell those too.
 *
 * `eventUsers` and `eventRoles` follow each row by trigger; a sealed row names nobody any more. Days need the forest's time
 * zone, which SQL does not know: `eventDays` and `daySpans` (at which number another day begins) are written with each row by
 * electron/store/day-counts.ts, and `counted` says in which zone and up to which row. Where that is not all, they are made anew.
 */
export const counts: Migration = {
  number: 190,
  name: 'counts',
  sql: `
CREATE TABLE "eventUsers" (
  "user_id" TEXT NOT NULL,
  "id" INTEGER NOT NULL,
  "count" INTEGER NOT NULL,
  PRIMARY KEY ("user_id", "id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "eventRoles" (
  "role_id" TEXT NOT NULL,
  "id" INTEGER NOT NULL,
  "count" INTEGER NOT NULL,
  PRIMARY KEY ("role_id", "id")
) STRICT, WITHOUT ROWID;
INSERT INTO "eventUsers" SELECT "user_id", "id", count(*) FROM "journal" WHERE "user_id" IS NOT NULL GROUP BY 1, 2;
INSERT INTO "eventRoles" SELECT "role_id", "id", count(*) FROM "journal" WHERE "role_id" IS NOT NULL GROUP BY 1, 2;

CREATE TRIGGER "journalIsCounted" AFTER INSERT ON "journal"
BEGIN
  INSERT INTO "eventUsers" SELECT NEW."user_id", NEW."id", 1 WHERE NEW."user_id" IS NOT NULL
    ON CONFLICT DO UPDATE SET "count" = "count" + 1;
  INSERT INTO "eventRoles" SELECT NEW."role_id", NEW."id", 1 WHERE NEW."role_id" IS NOT NULL
    ON CONFLICT DO UPDATE SET "count" = "count" + 1;
END;

CREATE TRIGGER "journalIsCountedSealed" AFTER UPDATE ON "journal"
BEGIN
  UPDATE "eventUsers" SET "count" = "count" - 1 WHERE "user_id" = OLD."user_id" AND "id" = OLD."id";
  DELETE FROM "eventUsers" WHERE "user_id" = OLD."user_id" AND "id" = OLD."id" AND "count" = 0;
  UPDATE "eventRoles" SET "count" = "count" - 1 WHERE "role_id" = OLD."role_id" AND "id" = OLD."id";
  DELETE FROM "eventRoles" WHERE "role_id" = OLD."role_id" AND "id" = OLD."id" AND "count" = 0;
END;

CREATE TABLE "eventDays" (
  "day" TEXT NOT NULL,
  "id" INTEGER NOT NULL,
  "count" INTEGER NOT NULL,
  PRIMARY KEY ("day", "id")
) STRICT, WITHOUT ROWID;
CREATE TABLE "daySpans" (
  "first" INTEGER PRIMARY KEY NOT NULL,
  "day" TEXT NOT NULL
) STRICT;
CREATE TABLE "counted" (
  "only" INTEGER PRIMARY KEY NOT NULL CHECK ("only" = 1),
  "timeZone" TEXT NOT NULL,
  "upTo" INTEGER NOT NULL
) STRICT;
INSERT INTO "counted" VALUES (1, 'UTC', 0);
`,
};
