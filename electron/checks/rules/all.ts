import type { Rule } from '../found.ts';
import { corpAccountDisabled, corpAccountGone, corpUnreadable, privAccountNaming } from './accounts.ts';
import {
  approvalNobodyDecides,
  approvalWithoutApprover,
  onlyOwnerIsOnlyCandidate,
  requestNobodyDecides,
} from './approval.ts';
import { mfaFiles, providerRetired, settingsChangedOutside } from './mfa.ts';
import {
  candidateNotCallable,
  mfaCandidateNotCallable,
  mfaCandidateSharedNumber,
  numberChangedThenActivated,
} from './numbers.ts';
import {
  fewerThanTwoCandidates,
  roleGivesNothing,
  roleWithoutCandidates,
  roleWithoutPrivileges,
  tier0WithoutGate,
} from './role-content.ts';
import {
  roleUnused,
  ttlAboveLimit,
  ttlOutsideLimits,
  windowNeverOpen,
  windowShorterThanTtl,
} from './role-time.ts';

/** Every rule. Their order does not matter: the catalogue has the order of harm. */
export const rules: readonly Rule[] = [
  approvalWithoutApprover,
  approvalNobodyDecides,
  onlyOwnerIsOnlyCandidate,
  requestNobodyDecides,
  tier0WithoutGate,
  roleGivesNothing,
  roleWithoutPrivileges,
  roleWithoutCandidates,
  fewerThanTwoCandidates,
  ttlOutsideLimits,
  ttlAboveLimit,
  windowNeverOpen,
  windowShorterThanTtl,
  roleUnused,
  mfaCandidateNotCallable,
  candidateNotCallable,
  mfaCandidateSharedNumber,
  numberChangedThenActivated,
  corpAccountGone,
  corpAccountDisabled,
  privAccountNaming,
  corpUnreadable,
  providerRetired,
  mfaFiles,
  settingsChangedOutside,
];
