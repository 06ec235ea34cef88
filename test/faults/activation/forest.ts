import { aGroup, aRole, aUser, groupIdOf, userIdOf } from '../../fakes/pam-objects.ts';
import type { Forest } from '../../fakes/memory-store.ts';

/** Candidates; the next number is their approver. */
export const users = 6;

const everybody = Array.from({ length: users }, (_, index) => userIdOf(index + 1));
const common = {
  ttl: 1,
  candidates: everybody,
  approvers: [userIdOf(users + 1)],
  privileges: [groupIdOf(1), groupIdOf(2)],
};

/** Four roles, one for each of MFA and approval, whose activations last a second. */
export const killForest: Forest = {
  users: Array.from({ length: users + 1 }, (_, index) => aUser(index + 1, `User${index + 1}`)),
  groups: [aGroup(1, 'one'), aGroup(2, 'two')],
  roles: [
    aRole(1, 'Plain', common),
    aRole(2, 'Called', { ...common, mfaEnabled: true }),
    aRole(3, 'Approved', { ...common, approvalEnabled: true }),
    aRole(4, 'Both', { ...common, mfaEnabled: true, approvalEnabled: true }),
  ],
  pamConfiguration: { roleMinimalDuration: 1 },
};
