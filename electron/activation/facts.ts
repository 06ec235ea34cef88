import type { RequestId, RoleId, UserId } from '../../shared/domain/ids.ts';
import { readPhoneNumber } from '../../shared/domain/phone-number.ts';
import { openStatuses } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import type { ActivationPorts } from './ports.ts';
import type { Question } from './question.ts';

export type Facts = Omit<Question, 'ttl' | 'requestedTime' | 'done'>;

/** What the store, the settings and the provider say now about this user and this role. `except` is the request that asks. */
export function factsOf(
  { store, now, phone, phoneSettings }: Pick<ActivationPorts, 'store' | 'now' | 'phone' | 'phoneSettings'>,
  role: Role,
  user: User,
  except: RequestId | null,
): Facts {
  const { timeZone, internalNumbers } = store.consoleConfiguration();
  const reading = readPhoneNumber(user.sourcePhoneNumber, phoneSettings().defaultCountryCode);
  return {
    role,
    user,
    approvers: present(role.approvers.map(id => store.users.get(id))),
    privileges: present(role.privileges.map(id => store.groups.get(id))),
    limits: store.pamConfiguration(),
    timeZone,
    dialling: phone.canDial(reading, internalNumbers),
    now: now(),
    existing: store.requests
      .find({ userId: user.id, statuses: openStatuses })
      .filter(request => request.id !== except),
  };
}

function present<T>(list: readonly (T | undefined)[]): T[] {
  return list.filter(item => item !== undefined);
}

/** Stands for a role that was removed while its requests went on: it has no candidates, so every new gate is refused. */
export function removedRole(id: RoleId): Role {
  return {
    id,
    version: 1,
    displayName: 'a role that was removed',
    description: '',
    ttl: 1,
    availabilityWindowEnabled: false,
    availableFrom: null,
    availableTo: null,
    mfaEnabled: false,
    approvalEnabled: false,
    disableAutoApprovalIfOwner: false,
    candidates: [],
    approvers: [],
    privileges: [],
  };
}

/** Stands for a user who was removed: the account is not active. */
export function removedUser(id: UserId): User {
  return {
    id,
    version: 1,
    sourceDomain: '',
    sourceAccountName: '',
    sourceDisplayName: '',
    sourceDescription: '',
    sourceAccountSid: '',
    sourcePhoneNumber: '',
    sourceEmailAddress: '',
    privAccountName: 'a user who was removed',
    privDisplayName: '',
    privDescription: '',
    privUserPrincipalName: '',
    privAccountSid: '',
    privAccountActive: false,
    privOnly: false,
    hasPinCode: false,
  };
}
