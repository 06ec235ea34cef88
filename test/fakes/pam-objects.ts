import { defaultCheckLimits } from '../../shared/domain/check.ts';
import { defaultPamConfiguration, type ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { GroupId, RequestId, RoleId, UserId } from '../../shared/domain/ids.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';

/** A UUID that a test can read: kind and number. */
export const idOf = (kind: 'user' | 'group' | 'role' | 'request', number: number): string =>
  `${{ user: 'a', group: 'b', role: 'c', request: 'd' }[kind]}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const userIdOf = (number: number) => idOf('user', number) as UserId;
export const groupIdOf = (number: number) => idOf('group', number) as GroupId;
export const roleIdOf = (number: number) => idOf('role', number) as RoleId;
export const requestIdOf = (number: number) => idOf('request', number) as RequestId;

export function aUser(number: number, name: string, change: Partial<User> = {}): User {
  return {
    id: userIdOf(number),
    version: 1,
    sourceDomain: 'contoso.local',
    sourceAccountName: name,
    sourceDisplayName: name,
    sourceDescription: '',
    sourceAccountSid: `S-1-5-21-1-2-3-${1000 + number}`,
    sourcePhoneNumber: `1213555${1200 + number}`,
    sourceEmailAddress: '',
    privAccountName: `PRIV.${name}`,
    privDisplayName: `PRIV.${name}`,
    privDescription: '',
    privUserPrincipalName: `PRIV.${name}@priv.contoso.local`,
    privAccountSid: `S-1-5-21-4-5-6-${1000 + number}`,
    privAccountActive: true,
    privOnly: false,
    hasPinCode: false,
    ...change,
  };
}

export function aGroup(number: number, name: string, change: Partial<Group> = {}): Group {
  return {
    id: groupIdOf(number),
    version: 1,
    sourceDomain: 'contoso.local',
    sourceAccountName: name,
    sourceAccountSid: `S-1-5-21-1-2-3-${2000 + number}`,
    privAccountName: `contoso.${name}`,
    privDisplayName: `contoso.${name}`,
    privDescription: '',
    privAccountSid: `S-1-5-21-1-2-3-${2000 + number}`,
    active: true,
    privOnly: false,
    usesSidHistory: false,
    ...change,
  };
}

export function aRole(number: number, name: string, change: Partial<Role> = {}): Role {
  return {
    id: roleIdOf(number),
    version: 1,
    displayName: name,
    description: '',
    ttl: 3600,
    availabilityWindowEnabled: false,
    availableFrom: null,
    availableTo: null,
    mfaEnabled: false,
    approvalEnabled: false,
    disableAutoApprovalIfOwner: false,
    candidates: [],
    approvers: [],
    privileges: [],
    ...change,
  };
}

export function aRequest(number: number, change: Partial<Request> = {}): Request {
  return {
    id: requestIdOf(number),
    version: 1,
    roleId: roleIdOf(1),
    userId: userIdOf(1),
    justification: '',
    requestedTtl: 3600,
    requestedTime: null,
    createdAt: 0,
    creationMethod: 'PowerShell',
    status: 'Processing',
    statusReason: '',
    endReason: null,
    activatedAt: null,
    expiresAt: null,
    endedAt: null,
    call: null,
    approval: null,
    ...change,
  };
}

export const aPamConfiguration = { version: 1, ...defaultPamConfiguration };

export const aConsoleConfiguration: ConsoleConfiguration = {
  version: 1,
  corpDnsName: 'contoso.local',
  corpNetbiosName: 'CONTOSO',
  privDnsName: 'priv.contoso.local',
  privNetbiosName: 'PRIV',
  timeZone: 'Europe/Berlin',
  phoneAttributes: ['mobile', 'telephoneNumber'],
  mimServiceFolders: ['Service'],
  internalNumbers: '',
  checkLimits: defaultCheckLimits,
  recordReads: true,
  accounts: [],
};
