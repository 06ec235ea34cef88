import type { RequestId, RoleId, UserId } from '../../shared/domain/ids.ts';
import { readPhoneNumber, type Dialling } from '../../shared/domain/phone-number.ts';
import { openStatuses } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import type { PhoneProvider } from '../phone/provider.ts';
import type { ActivationPorts } from './ports.ts';
import type { Question } from './question.ts';

export type Facts = Omit<Question, 'ttl' | 'requestedTime' | 'done'>;

/**
 * What the store, the settings and the provider say now about this user and this role. `except` is the request that asks.
 * What only the engine reads is read when it is asked for: an end or a closing asks no gate. The
 * number is read only where the role asks for a call.
 */
export function factsOf(
  {
    store,
    now,
    phone,
    phoneSettings,
    delivery,
  }: Pick<ActivationPorts, 'store' | 'now' | 'phoneSettings' | 'delivery'> & {
    phone: Pick<PhoneProvider, 'canDial'>;
  },
  role: Role,
  user: User,
  except: RequestId | null,
): Facts {
  const { timeZone, internalNumbers } = store.consoleConfiguration();
  const dial = (): Dialling => {
    if (!role.mfaEnabled) return { canDial: false, why: 'the role asks for no call' };
    const reading = readPhoneNumber(user.sourcePhoneNumber, phoneSettings().defaultCountryCode);
    return phone.canDial(reading, internalNumbers);
  };
  const approvers = once(() => present(role.approvers.map(id => store.users.get(id))));
  const privileges = once(() => present(role.privileges.map(id => store.groups.get(id))));
  const dialling = once(dial);
  const existing = once(() =>
    store.requests.find({ userId: user.id, statuses: openStatuses }).filter(request => request.id !== except),
  );
  const standing = once(() => store.phoneStandings.get(user.id) ?? null);
  const delivered = once(() => delivery?.() ?? null);
  const limits = once(() => store.pamConfiguration());
  return {
    role,
    user,
    timeZone,
    now: now(),
    get approvers() {
      return approvers();
    },
    get privileges() {
      return privileges();
    },
    get delivery() {
      return delivered();
    },
    get limits() {
      return limits();
    },
    get dialling() {
      return dialling();
    },
    get standing() {
      return standing();
    },
    get existing() {
      return existing();
    },
  };
}

function once<T>(read: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: read() }).value;
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
