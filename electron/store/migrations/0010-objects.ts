import type { Migration } from '../migrate.ts';

/**
 * The objects of design §4. A request names its user and role without a foreign key: the history of activations
 * outlives both. Everything that gives a right (lists of roles, memberships) has one.
 */
export const objects: Migration = {
  number: 10,
  name: 'objects',
  sql: `
CREATE TABLE "users" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "sourceDomain" TEXT NOT NULL,
  "sourceDomainFolded" TEXT NOT NULL,
  "sourceAccountName" TEXT NOT NULL,
  "sourceAccountNameFolded" TEXT NOT NULL,
  "sourceDisplayName" TEXT NOT NULL,
  "sourceDisplayNameFolded" TEXT NOT NULL,
  "sourceDescription" TEXT NOT NULL,
  "sourceAccountSid" TEXT NOT NULL,
  "sourcePhoneNumber" TEXT NOT NULL,
  "sourceEmailAddress" TEXT NOT NULL,
  "privAccountName" TEXT NOT NULL,
  "privAccountNameFolded" TEXT NOT NULL,
  "privDisplayName" TEXT NOT NULL,
  "privDisplayNameFolded" TEXT NOT NULL,
  "privDescription" TEXT NOT NULL,
  "privUserPrincipalName" TEXT NOT NULL,
  "privAccountSid" TEXT NOT NULL,
  "privAccountActive" INTEGER NOT NULL CHECK ("privAccountActive" IN (0, 1)),
  "privOnly" INTEGER NOT NULL CHECK ("privOnly" IN (0, 1)),
  "privPinCode" TEXT
) STRICT;
CREATE INDEX "usersBySourceDisplayName" ON "users" ("sourceDisplayNameFolded", "id");
CREATE INDEX "usersBySourceAccountName" ON "users" ("sourceAccountNameFolded", "id");
CREATE INDEX "usersByPrivAccountName" ON "users" ("privAccountNameFolded", "id");
CREATE INDEX "usersByPhoneNumber" ON "users" ("sourcePhoneNumber", "id");

CREATE TABLE "groups" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "sourceDomain" TEXT NOT NULL,
  "sourceDomainFolded" TEXT NOT NULL,
  "sourceAccountName" TEXT NOT NULL,
  "sourceAccountNameFolded" TEXT NOT NULL,
  "sourceAccountSid" TEXT NOT NULL,
  "privAccountName" TEXT NOT NULL,
  "privAccountNameFolded" TEXT NOT NULL,
  "privDisplayName" TEXT NOT NULL,
  "privDisplayNameFolded" TEXT NOT NULL,
  "privDescription" TEXT NOT NULL,
  "privAccountSid" TEXT NOT NULL,
  "active" INTEGER NOT NULL CHECK ("active" IN (0, 1)),
  "privOnly" INTEGER NOT NULL CHECK ("privOnly" IN (0, 1)),
  "usesSidHistory" INTEGER NOT NULL CHECK ("usesSidHistory" IN (0, 1))
) STRICT;
CREATE INDEX "groupsByPrivDisplayName" ON "groups" ("privDisplayNameFolded", "id");
CREATE INDEX "groupsBySourceAccountName" ON "groups" ("sourceAccountNameFolded", "id");
CREATE INDEX "groupsByPrivAccountName" ON "groups" ("privAccountNameFolded", "id");

CREATE TABLE "roles" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "displayName" TEXT NOT NULL,
  "displayNameFolded" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "ttl" INTEGER NOT NULL CHECK ("ttl" >= 1),
  "availabilityWindowEnabled" INTEGER NOT NULL CHECK ("availabilityWindowEnabled" IN (0, 1)),
  "availableFrom" TEXT,
  "availableTo" TEXT,
  "mfaEnabled" INTEGER NOT NULL CHECK ("mfaEnabled" IN (0, 1)),
  "approvalEnabled" INTEGER NOT NULL CHECK ("approvalEnabled" IN (0, 1)),
  "disableAutoApprovalIfOwner" INTEGER NOT NULL CHECK ("disableAutoApprovalIfOwner" IN (0, 1))
) STRICT;
CREATE INDEX "rolesByDisplayName" ON "roles" ("displayNameFolded", "id");
CREATE INDEX "rolesByTtl" ON "roles" ("ttl", "id");

CREATE TABLE "roleCandidates" (
  "roleId" TEXT NOT NULL REFERENCES "roles" ON DELETE CASCADE,
  "userId" TEXT NOT NULL REFERENCES "users",
  "position" INTEGER NOT NULL,
  PRIMARY KEY ("roleId", "userId")
) STRICT, WITHOUT ROWID;
CREATE INDEX "roleCandidatesByUser" ON "roleCandidates" ("userId");
CREATE TABLE "roleApprovers" (
  "roleId" TEXT NOT NULL REFERENCES "roles" ON DELETE CASCADE,
  "userId" TEXT NOT NULL REFERENCES "users",
  "position" INTEGER NOT NULL,
  PRIMARY KEY ("roleId", "userId")
) STRICT, WITHOUT ROWID;
CREATE INDEX "roleApproversByUser" ON "roleApprovers" ("userId");
CREATE TABLE "rolePrivileges" (
  "roleId" TEXT NOT NULL REFERENCES "roles" ON DELETE CASCADE,
  "groupId" TEXT NOT NULL REFERENCES "groups",
  "position" INTEGER NOT NULL,
  PRIMARY KEY ("roleId", "groupId")
) STRICT, WITHOUT ROWID;
CREATE INDEX "rolePrivilegesByGroup" ON "rolePrivileges" ("groupId");

CREATE TABLE "requests" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "roleId" TEXT NOT NULL,
  "userId" TEXT NOT NULL,
  "justification" TEXT NOT NULL,
  "justificationFolded" TEXT NOT NULL,
  "requestedTtl" INTEGER NOT NULL CHECK ("requestedTtl" >= 0),
  "requestedTime" INTEGER,
  "createdAt" INTEGER NOT NULL,
  "creationMethod" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "statusReason" TEXT NOT NULL,
  "endReason" TEXT,
  "activatedAt" INTEGER,
  "expiresAt" INTEGER,
  "endedAt" INTEGER,
  "call" TEXT CHECK ("call" IS NULL OR json_valid("call")),
  "approval" TEXT CHECK ("approval" IS NULL OR json_valid("approval")),
  "dueAt" INTEGER,
  "expirySortKey" INTEGER GENERATED ALWAYS AS (ifnull("expiresAt", 0)) VIRTUAL
) STRICT;
CREATE INDEX "requestsByCreation" ON "requests" ("createdAt", "id");
CREATE INDEX "requestsByStatus" ON "requests" ("status", "createdAt", "id");
CREATE INDEX "requestsByStatusAlone" ON "requests" ("status", "id");
CREATE INDEX "requestsByUser" ON "requests" ("userId", "createdAt", "id");
CREATE INDEX "requestsByRole" ON "requests" ("roleId", "createdAt", "id");
CREATE INDEX "requestsByRoleAndStatus" ON "requests" ("roleId", "status");
CREATE INDEX "requestsByExpiry" ON "requests" ("expirySortKey", "id");
CREATE INDEX "requestsDue" ON "requests" ("dueAt", "id") WHERE "dueAt" IS NOT NULL;

CREATE TABLE "memberships" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "userId" TEXT NOT NULL REFERENCES "users",
  "groupId" TEXT NOT NULL REFERENCES "groups",
  "requestId" TEXT NOT NULL REFERENCES "requests",
  "since" INTEGER NOT NULL,
  "until" INTEGER NOT NULL
) STRICT;
CREATE INDEX "membershipsByUser" ON "memberships" ("userId");
CREATE INDEX "membershipsByGroup" ON "memberships" ("groupId");
CREATE INDEX "membershipsByRequest" ON "memberships" ("requestId");

CREATE TABLE "pamConfiguration" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK ("id" = 'singleton'),
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "privUserPrefix" TEXT NOT NULL,
  "roleMinimalDuration" INTEGER NOT NULL,
  "roleMaximalDuration" INTEGER NOT NULL,
  "roleDefaultDuration" INTEGER NOT NULL,
  "forestFunctionality" TEXT NOT NULL,
  "userAdminPasswordLength" INTEGER NOT NULL,
  "requestExpirationInDays" INTEGER NOT NULL,
  "defaultADContainer" TEXT NOT NULL
) STRICT;

CREATE TABLE "consoleConfiguration" (
  "id" TEXT PRIMARY KEY NOT NULL CHECK ("id" = 'singleton'),
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "corpDnsName" TEXT NOT NULL,
  "corpNetbiosName" TEXT NOT NULL,
  "privDnsName" TEXT NOT NULL,
  "privNetbiosName" TEXT NOT NULL,
  "timeZone" TEXT NOT NULL,
  "phoneAttributes" TEXT NOT NULL CHECK (json_valid("phoneAttributes")),
  "mimServiceFolders" TEXT NOT NULL CHECK (json_valid("mimServiceFolders")),
  "internalNumbers" TEXT NOT NULL
) STRICT;

CREATE TABLE "consoleAccounts" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "osUser" TEXT NOT NULL,
  "access" TEXT NOT NULL,
  "as" TEXT
) STRICT;

CREATE TABLE "corpNumbers" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "version" INTEGER NOT NULL CHECK ("version" >= 1),
  "userId" TEXT NOT NULL UNIQUE REFERENCES "users" ON DELETE CASCADE,
  "number" TEXT NOT NULL,
  "seenAt" INTEGER NOT NULL
) STRICT;
`,
};
