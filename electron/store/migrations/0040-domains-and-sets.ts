import type { Migration } from '../migrate.ts';

/** Records of trusts and CORP domains with what people confirmed of them, and the members of the sets. */
export const domainsAndSets: Migration = {
  number: 40,
  name: 'domains-and-sets',
  sql: `
CREATE TABLE "trusts" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "sourceForest" TEXT NOT NULL,
  "bidirectional" INTEGER NOT NULL CHECK ("bidirectional" IN (0, 1)),
  "recordedBy" TEXT NOT NULL,
  "recordedAt" INTEGER NOT NULL,
  "sidHistory" TEXT CHECK ("sidHistory" IS NULL OR json_valid("sidHistory")),
  "sidFilteringOff" TEXT CHECK ("sidFilteringOff" IS NULL OR json_valid("sidFilteringOff")),
  "pimTrust" TEXT CHECK ("pimTrust" IS NULL OR json_valid("pimTrust"))
) STRICT;

CREATE TABLE "corpDomains" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "name" TEXT NOT NULL,
  "groupObject" TEXT CHECK ("groupObject" IS NULL OR json_valid("groupObject")),
  "auditing" TEXT CHECK ("auditing" IS NULL OR json_valid("auditing")),
  "lsaRpc" TEXT CHECK ("lsaRpc" IS NULL OR json_valid("lsaRpc")),
  "domainConfiguration" TEXT CHECK ("domainConfiguration" IS NULL OR json_valid("domainConfiguration")),
  "readPermission" TEXT CHECK ("readPermission" IS NULL OR json_valid("readPermission")),
  "breakGlass" TEXT CHECK ("breakGlass" IS NULL OR json_valid("breakGlass")),
  "adminSdHolder" TEXT CHECK ("adminSdHolder" IS NULL OR json_valid("adminSdHolder"))
) STRICT;

CREATE TABLE "setMembers" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "setId" TEXT NOT NULL,
  "userId" TEXT NOT NULL REFERENCES "users",
  UNIQUE ("setId", "userId")
) STRICT;
CREATE INDEX "setMembersByUser" ON "setMembers" ("userId");
`,
};
