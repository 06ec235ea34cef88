import type { Migration } from '../migrate.ts';

/** Access reviews: what was asked, what came back, what was decided where answers differ, and the keys of reviewers that are accepted. */
export const accessReviews: Migration = {
  number: 140,
  name: 'access-reviews',
  sql: `
CREATE TABLE "reviewCampaigns" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "digest" TEXT NOT NULL,
  "content" TEXT NOT NULL CHECK (json_valid("content")),
  "finishedAt" INTEGER,
  "finishedBy" TEXT
) STRICT;

CREATE TABLE "reviewReplies" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "campaignId" TEXT NOT NULL REFERENCES "reviewCampaigns",
  "key" TEXT NOT NULL,
  "reviewer" TEXT NOT NULL,
  "answeredAt" INTEGER NOT NULL,
  "digest" TEXT NOT NULL,
  "answers" TEXT NOT NULL CHECK (json_valid("answers")),
  UNIQUE ("campaignId", "key")
) STRICT;

CREATE TABLE "reviewDecisions" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "campaignId" TEXT NOT NULL REFERENCES "reviewCampaigns",
  "item" TEXT NOT NULL,
  "verdict" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  UNIQUE ("campaignId", "item")
) STRICT;

CREATE TABLE "reviewerKeys" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "reviewer" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "at" INTEGER NOT NULL
) STRICT;
`,
};
