import type { Ref } from './command.ts';

// References by what people and MIM know an object by, so that a line means the same on another console, and in the
// history years later. Our own ids mean nothing to MIM.

/** How a user can be named: by CORP domain and account, else by the PRIV account. A `User` of the domain fits. */
export interface UserKey {
  privAccountName: string;
  sourceDomain?: string;
  sourceAccountName?: string;
  privOnly?: boolean;
}

/** `(Get-PAMUser -SourceDomain '…' -SourceAccountName '…')`, or a filter on PrivAccountName for one without a CORP account. */
export function userRef(user: UserKey): Ref {
  const { sourceDomain = '', sourceAccountName = '', privOnly = false, privAccountName } = user;
  if (!privOnly && sourceDomain !== '' && sourceAccountName !== '') {
    return {
      get: 'Get-PAMUser',
      parameters: { SourceDomain: sourceDomain, SourceAccountName: sourceAccountName },
    };
  }
  return {
    get: 'Get-PAMUser',
    parameters: {},
    where: { property: 'PrivAccountName', equals: privAccountName },
  };
}

/** How a group can be named: by its CORP account name and domain, else by its PRIV account name. A `Group` fits. */
export interface GroupKey {
  privAccountName: string;
  sourceDomain?: string;
  sourceAccountName?: string;
  privOnly?: boolean;
}

/** `(Get-PAMGroup -SourceAccountName '…')`, filtered on SourceDomain where it is known, or `-PrivAccountName '…'`. */
export function groupRef(group: GroupKey): Ref {
  const { sourceDomain = '', sourceAccountName = '', privOnly = false, privAccountName } = group;
  if (privOnly || sourceAccountName === '') {
    return { get: 'Get-PAMGroup', parameters: { PrivAccountName: privAccountName } };
  }
  const ref: Ref = { get: 'Get-PAMGroup', parameters: { SourceAccountName: sourceAccountName } };
  return sourceDomain === '' ? ref : { ...ref, where: { property: 'SourceDomain', equals: sourceDomain } };
}

/** `(Get-PAMRole -DisplayName '…')`. */
export function roleRef(role: { displayName: string }): Ref {
  return { get: 'Get-PAMRole', parameters: { DisplayName: role.displayName } };
}

/** `(Get-PAMRoleForRequest -DisplayName '…')`: the role as one who may ask for it sees it. */
export function roleForRequestRef(role: { displayName: string }): Ref {
  return { get: 'Get-PAMRoleForRequest', parameters: { DisplayName: role.displayName } };
}

/** A set by its display name; Get-PAMSet has no parameter. */
export function setRef(set: { displayName: string }): Ref {
  return { get: 'Get-PAMSet', parameters: {}, where: { property: 'DisplayName', equals: set.displayName } };
}

/** `(New-PAMSession)`: the session of the forest itself. */
export function sessionRef(): Ref {
  return { get: 'New-PAMSession', parameters: {} };
}

/**
 * A request by its RequestId.
 *
 * - `requestToApprove`: among those that wait for the decision of the one who runs it
 * - `request` without a user: among the requests of the one who runs it
 * - `request` with a user: among that user's requests, as an administrator sees them
 */
export function requestRef(kind: 'request' | 'requestToApprove', id: string, user?: Ref): Ref {
  const where = { property: 'RequestId', equals: id };
  if (kind === 'requestToApprove') return { get: 'Get-PAMRequestToApprove', parameters: {}, where };
  if (user === undefined) return { get: 'Get-PAMRequestForReview', parameters: { All: true }, where };
  return { get: 'Get-PAMRequest', parameters: { User: user, All: true }, where };
}
