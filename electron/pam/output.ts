import type { Group } from '../../shared/domain/group.ts';
import type { PamSet } from '../../shared/domain/pam-set.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import type { Store } from '../store/types.ts';
import type { Piece } from './arguments.ts';

/**
 * An object as a cmdlet shows it: MIM's property names and case (docs/mim-facts.md), durations in whole seconds, times as
 * ISO 8601 UTC or null, booleans as booleans. Properties that are ours stand last: StatusReason and the names beside ids.
 */
export function shape(store: Store, piece: Piece): Record<string, unknown> {
  switch (piece.kind) {
    case 'user':
      return shapeUser(piece.object);
    case 'group':
      return shapeGroup(piece.object);
    case 'role':
      return shapeRole(store, piece.object);
    case 'roleForRequest':
      return shapeRoleForRequest(piece.object);
    case 'request':
      return {
        ...shapeRequest(store, piece.object),
        ...(piece.extended === true ? shapeExtended(store, piece.object) : {}),
      };
    case 'requestToApprove':
      return shapeRequestToApprove(store, piece.object);
    case 'configuration': {
      const c = piece.object;
      return {
        PrivUserPrefix: c.privUserPrefix,
        RoleMinimalDuration: c.roleMinimalDuration,
        RoleMaximalDuration: c.roleMaximalDuration,
        RoleDefaultDuration: c.roleDefaultDuration,
        ForestFunctionality: c.forestFunctionality,
        UserAdminPasswordLength: c.userAdminPasswordLength,
        RequestExpirationInDays: c.requestExpirationInDays,
        DefaultADContainer: c.defaultADContainer,
      };
    }
    case 'session':
      return { Domain: piece.object.domain };
    case 'set':
      return shapeSet(store, piece.object);
    case 'answer':
      return { Value: piece.object };
  }
}

function shapeUser(user: User): Record<string, unknown> {
  return {
    SourceDisplayName: user.sourceDisplayName,
    SourceDomain: user.sourceDomain,
    SourceAccountName: user.sourceAccountName,
    SourceDescription: user.sourceDescription,
    SourceAccountSID: user.sourceAccountSid,
    SourcePhoneNumber: user.sourcePhoneNumber,
    SourceEmailAddress: user.sourceEmailAddress,
    // MIM keeps the CORP person and the PRIV account as two objects; the console keeps one, so both ids are the same.
    SourceUserResourceId: user.id,
    PrivAccountName: user.privAccountName,
    PrivUserPrincipalName: user.privUserPrincipalName,
    PrivDisplayName: user.privDisplayName,
    PrivDescription: user.privDescription,
    PrivAccountSID: user.privAccountSid,
    PrivAccountActive: user.privAccountActive,
    PrivUserResourceId: user.id,
    PrivOnly: user.privOnly,
  };
}

function shapeGroup(group: Group): Record<string, unknown> {
  return {
    SourceAccountName: group.sourceAccountName,
    SourceDomain: group.sourceDomain,
    SourceAccountSID: group.sourceAccountSid,
    PrivAccountName: group.privAccountName,
    PrivDisplayName: group.privDisplayName,
    PrivDescription: group.privDescription,
    PrivAccountSID: group.privAccountSid,
    Active: group.active,
    PrivOnly: group.privOnly,
  };
}

function gatesOf(role: Role): Record<string, unknown> {
  return {
    TTL: role.ttl,
    AvailableFrom: role.availableFrom,
    AvailableTo: role.availableTo,
    MFAEnabled: role.mfaEnabled,
    ApprovalEnabled: role.approvalEnabled,
    AvailabilityWindowEnabled: role.availabilityWindowEnabled,
  };
}

function shapeRole(store: Store, role: Role): Record<string, unknown> {
  const users = (ids: Role['candidates']) => ids.flatMap(id => store.users.get(id) ?? []).map(shapeUser);
  return {
    RoleID: role.id,
    DisplayName: role.displayName,
    Description: role.description,
    ...gatesOf(role),
    DisableAutoApprovalIfOwner: role.disableAutoApprovalIfOwner,
    Candidates: users(role.candidates),
    Approvers: users(role.approvers),
    Privileges: role.privileges.flatMap(id => store.groups.get(id) ?? []).map(shapeGroup),
  };
}

function shapeRoleForRequest(role: Role): Record<string, unknown> {
  return { RoleID: role.id, DisplayName: role.displayName, Description: role.description, ...gatesOf(role) };
}

/** Members have a Guid, by which an operator's script finds the user; the name beside it is ours. */
function shapeSet(store: Store, { design, explicit, computed }: PamSet): Record<string, unknown> {
  const members = (ids: PamSet['explicit']) =>
    ids.flatMap(id => {
      const user = store.users.get(id);
      return user === undefined ? [] : [{ Guid: id, PrivAccountName: user.privAccountName }];
    });
  return {
    DisplayName: design.displayName,
    ObjectID: design.id,
    Creator: 'Bastion Console',
    ExplicitMember: members(explicit),
    ComputedMember: members(computed),
    Description: design.description,
  };
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

function shapeRequest(store: Store, request: Request): Record<string, unknown> {
  const names = namesOf(store, request);
  return {
    RequestId: request.id,
    FIMRequestID: request.id,
    CreatorID: request.userId,
    RoleId: request.roleId,
    DisplayName: `${names.Requestor}: ${names.RoleName}`,
    Justification: request.justification,
    CreationTime: iso(request.createdAt),
    CreationMethod: request.creationMethod,
    RequestedTTL: request.requestedTtl,
    RequestedTime: iso(request.requestedTime ?? request.createdAt),
    ExpirationTime: iso(request.expiresAt),
    RequestStatus: request.status,
    ...names,
    StatusReason: request.statusReason,
    CallStatus: request.call?.code ?? null,
  };
}

/**
 * What -Extended adds. Microsoft publishes no list of its properties: these are those of the schema's msidmPamRequest
 * (mim-pam.md §1.9) that the console has, under the schema's names, and the decision, which is ours.
 */
function shapeExtended(store: Store, request: Request): Record<string, unknown> {
  const role = store.roles.get(request.roleId);
  const groups = (role?.privileges ?? []).flatMap(id => store.groups.get(id) ?? []);
  return {
    msidmPamRequestElevatedUserSid: store.users.get(request.userId)?.privAccountSid ?? '',
    msidmPamRequestGroupSidList: groups.map(group => group.sourceAccountSid || group.privAccountSid),
    msidmPamRequestWasClosed: request.status === 'Closing' || request.status === 'Closed',
    msidmPamRequestExpirationStatusInfo: request.endReason ?? '',
    ActivationTime: iso(request.activatedAt),
    EndTime: iso(request.endedAt),
    Decision: request.approval?.decision ?? null,
    DecisionReason: request.approval?.reason ?? '',
  };
}

function shapeRequestToApprove(store: Store, request: Request): Record<string, unknown> {
  return {
    ...namesOf(store, request),
    Justification: request.justification,
    RequestedTTL: request.requestedTtl,
    RequestedTime: iso(request.requestedTime ?? request.createdAt),
    CreationTime: iso(request.createdAt),
    RequestId: request.id,
    FIMRequestID: request.id,
    RequestorID: request.userId,
    ApprovalObjectID: request.id,
  };
}

/** A removed user or role keeps the name that the history last had for it. */
function namesOf(store: Store, request: Request): { RoleName: string; Requestor: string } {
  return {
    RoleName:
      store.roles.get(request.roleId)?.displayName ??
      store.lastName('role', request.roleId) ??
      request.roleId,
    Requestor:
      store.users.get(request.userId)?.privAccountName ??
      store.lastName('user', request.userId) ??
      request.userId,
  };
}
