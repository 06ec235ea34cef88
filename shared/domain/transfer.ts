import { z } from 'zod';

// The file that the collect script writes on the MIM server. Its shape is ours; the names of properties are MIM's
// (docs/mim-facts.md). The script's lists of properties are made from these schemas, so the two cannot drift apart.

export const collectedFormat = 'Bastion Console: collected from MIM PAM';
export const collectedVersion = 1;

/** What a collected file may hold: it is made elsewhere and carried here, so it is not trusted. Objects of all kinds together. */
export const collectedLimits = { bytes: 64_000_000, objects: 100_000 } as const;

const text = z.string().max(4096).nullable();
const flag = z.boolean().nullable();
/** Whole seconds or a whole number. The REST API gives seconds as text, and so may a cmdlet. */
const whole = z
  .union([z.int().min(0).max(2_147_483_647), z.string().regex(/^\d{1,9}$/)])
  .transform(Number)
  .nullable();
/** ISO 8601. `0001-01-01T00:00:00` is .NET's for a time that was never set. */
const time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?(?:Z|[+-]\d{2}:\d{2})?$/)
  .nullable();

/** A user in a list of a role, or the one a request was asked for by: enough to find the user among `Users`. */
export const collectedUserRef = z.strictObject({
  PrivUserResourceId: text,
  PrivAccountName: text,
  SourceDomain: text,
  SourceAccountName: text,
});
export type CollectedUserRef = z.infer<typeof collectedUserRef>;

export const collectedGroupRef = z.strictObject({
  PrivAccountName: text,
  PrivDisplayName: text,
  SourceDomain: text,
  SourceAccountName: text,
});
export type CollectedGroupRef = z.infer<typeof collectedGroupRef>;

/** As Get-PAMUser shows one, without what is secret: PrivPINCode is not collected. */
export const collectedUser = z.strictObject({
  SourceDisplayName: text,
  SourceDomain: text,
  SourceAccountName: text,
  SourceDescription: text,
  SourceAccountSID: text,
  SourcePhoneNumber: text,
  SourceEmailAddress: text,
  SourceUserResourceId: text,
  PrivAccountName: text,
  PrivUserPrincipalName: text,
  PrivDisplayName: text,
  PrivDescription: text,
  PrivAccountSID: text,
  PrivAccountActive: flag,
  PrivUserResourceId: text,
  PrivOnly: flag,
});
export type CollectedUser = z.infer<typeof collectedUser>;

export const collectedGroup = z.strictObject({
  SourceAccountName: text,
  SourceDomain: text,
  SourceAccountSID: text,
  PrivAccountName: text,
  PrivDisplayName: text,
  PrivDescription: text,
  PrivAccountSID: text,
  Active: flag,
  PrivOnly: flag,
});
export type CollectedGroup = z.infer<typeof collectedGroup>;

export const collectedRole = z.strictObject({
  RoleID: text,
  DisplayName: text,
  Description: text,
  TTL: whole,
  AvailableFrom: time,
  AvailableTo: time,
  MFAEnabled: flag,
  ApprovalEnabled: flag,
  AvailabilityWindowEnabled: flag,
  DisableAutoApprovalIfOwner: flag,
  Candidates: z.array(collectedUserRef).max(collectedLimits.objects).nullable(),
  Approvers: z.array(collectedUserRef).max(collectedLimits.objects).nullable(),
  Privileges: z.array(collectedGroupRef).max(collectedLimits.objects).nullable(),
});
export type CollectedRole = z.infer<typeof collectedRole>;

export const collectedRequest = z.strictObject({
  RequestId: text,
  CreatorID: text,
  RoleId: text,
  DisplayName: text,
  Justification: text,
  CreationTime: time,
  CreationMethod: text,
  RequestedTTL: whole,
  RequestedTime: time,
  ExpirationTime: time,
  RequestStatus: text,
  /** The user of `Get-PAMRequest -User …`: MIM's own ids need not be those of `Users`. */
  CollectedFor: collectedUserRef,
});
export type CollectedRequest = z.infer<typeof collectedRequest>;

export const collectedConfiguration = z.strictObject({
  PrivUserPrefix: text,
  RoleMinimalDuration: whole,
  RoleMaximalDuration: whole,
  RoleDefaultDuration: whole,
  ForestFunctionality: text,
  UserAdminPasswordLength: whole,
  RequestExpirationInDays: whole,
  DefaultADContainer: text,
});
export type CollectedConfiguration = z.infer<typeof collectedConfiguration>;

/** The schema of one object of each kind. A file's objects are read one by one, so that one that is wrong is named alone. */
export const collectedObjects = {
  Configuration: collectedConfiguration,
  Users: collectedUser,
  Groups: collectedGroup,
  Roles: collectedRole,
  Requests: collectedRequest,
} as const;
export type CollectedKind = keyof typeof collectedObjects;

/** The properties that the script asks for, of each kind, in the order of the file. */
export function collectedProperties(kind: CollectedKind | 'UserRef' | 'GroupRef'): string[] {
  if (kind === 'UserRef') return Object.keys(collectedUserRef.shape);
  if (kind === 'GroupRef') return Object.keys(collectedGroupRef.shape);
  return Object.keys(collectedObjects[kind].shape).filter(name => name !== 'CollectedFor');
}

const objects = z.array(z.unknown()).max(collectedLimits.objects);
const returned = z.array(z.string().max(64)).max(100);

/** The file as a whole. Its objects are unknown until each is read by its own schema. */
export const collectedFile = z.strictObject({
  Format: z.literal(collectedFormat),
  Version: z.literal(collectedVersion),
  CollectedAt: time,
  /** Which of the properties the cmdlets of this MIM returned at all: only those can differ. */
  Returned: z.strictObject({
    Configuration: returned,
    Users: returned,
    Groups: returned,
    Roles: returned,
    Requests: returned,
  }),
  Configuration: z.unknown(),
  Users: objects,
  Groups: objects,
  Roles: objects,
  Requests: objects,
  /** What the script could not read, in its words. */
  Problems: z.array(z.string().max(4096)).max(collectedLimits.objects),
});
export type CollectedFile = z.infer<typeof collectedFile>;
