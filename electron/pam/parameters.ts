import type { PamConfiguration } from '../../shared/domain/configuration.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';

// Which parameter of the Set- cmdlet writes a field of the object: one table, read by the cmdlets and by what undoes them.

export const userTexts = {
  privDisplayName: 'PrivDisplayName',
  sourceDisplayName: 'SourceDisplayName',
  privDescription: 'PrivDescription',
  sourceDescription: 'SourceDescription',
  sourceDomain: 'SourceDomain',
  sourceAccountName: 'SourceAccountName',
  privAccountName: 'PrivAccountName',
  sourcePhoneNumber: 'SourcePhoneNumber',
  sourceEmailAddress: 'SourceEmailAddress',
  sourceAccountSid: 'SourceAccountSID',
} as const satisfies Partial<Record<keyof User, string>>;

export const userParameters = {
  ...userTexts,
  privAccountActive: 'PrivAccountActive',
} as const satisfies Partial<Record<keyof User, string>>;

export const groupTexts = {
  sourceAccountName: 'SourceAccountName',
  sourceDomain: 'SourceDomain',
  sourceAccountSid: 'SourceAccountSID',
  privAccountName: 'PrivAccountName',
  privDisplayName: 'PrivDisplayName',
  privDescription: 'PrivDescription',
} as const satisfies Partial<Record<keyof Group, string>>;

export const groupParameters = {
  ...groupTexts,
  active: 'Active',
} as const satisfies Partial<Record<keyof Group, string>>;

export const roleParameters = {
  displayName: 'DisplayName',
  description: 'Description',
  ttl: 'TTL',
  availableFrom: 'AvailableFrom',
  availableTo: 'AvailableTo',
  availabilityWindowEnabled: 'AvailabilityWindowEnabled',
  mfaEnabled: 'MFAEnabled',
  approvalEnabled: 'ApprovalEnabled',
  disableAutoApprovalIfOwner: 'DisableAutoApprovalIfOwner',
  candidates: 'Candidates',
  approvers: 'Approvers',
  privileges: 'Privileges',
} as const satisfies Partial<Record<keyof Role, string>>;

export const configurationParameters = {
  privUserPrefix: 'PrivUserPrefix',
  roleMinimalDuration: 'RoleMinimalDuration',
  roleMaximalDuration: 'RoleMaximalDuration',
  roleDefaultDuration: 'RoleDefaultDuration',
  forestFunctionality: 'ForestFunctionality',
  userAdminPasswordLength: 'UserAdminPasswordLength',
  requestExpirationInDays: 'RequestExpirationInDays',
  defaultADContainer: 'DefaultADContainer',
} as const satisfies Partial<Record<keyof PamConfiguration, string>>;
