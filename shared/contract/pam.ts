import { z } from 'zod';
import { group, groupName } from '../domain/group.ts';
import { explanation } from '../domain/explanation.ts';
import { groupId, moment, requestId, roleId, userId } from '../domain/ids.ts';
import { pageOf } from '../domain/page.ts';
import { phoneReading } from '../domain/phone-number.ts';
import { request, requestStatuses } from '../domain/request.ts';
import { role, roleName } from '../domain/role.ts';
import { roleMarks } from '../domain/role-mark.ts';
import { user, userName } from '../domain/user.ts';
import { pamEvent } from '../domain/event.ts';
import { pamConfiguration } from '../domain/configuration.ts';
import { command } from './define.ts';

const list = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), next: z.string().nullable(), total: z.int() });
const search = z.string().max(200).optional();

/**
 * What may be wrong with a user, as the overview counts it and the list filters it. `not-callable`: a candidate of
 * some role whose number is missing or cannot be dialled.
 */
export const userFindings = [
  'no-number',
  'unreadable-number',
  'ambiguous-number',
  'no-sid',
  'no-mail',
  'not-callable',
] as const;
export type UserFinding = (typeof userFindings)[number];

export const userRow = z.object({
  user,
  phone: phoneReading,
  /** Whether the provider in use can dial the number. */
  canDial: z.boolean(),
  findings: z.array(z.enum(userFindings)),
  candidateOf: z.int(),
  activeRoles: z.array(roleName),
});
export type UserRow = z.infer<typeof userRow>;

export const roleRow = z.object({
  role,
  candidates: z.array(userName),
  approvers: z.array(userName),
  privileges: z.array(groupName),
  active: z.int(),
  waiting: z.int(),
});
export type RoleRow = z.infer<typeof roleRow>;

export const requestRow = z.object({ request, user: userName, role: roleName });
export type RequestRow = z.infer<typeof requestRow>;

/** All that the store knows a user by, beside the roles that name it. */
export const userUse = z.object({
  /** Requests that have not ended, newest first; at most 100. */
  open: z.array(requestRow),
  /** The groups that the user is in now, each by an activation and until its end. */
  memberOf: z.array(z.object({ group: groupName, role: roleName, requestId, until: moment })),
  /** The groups that the roles give of which the user is a candidate. */
  mayJoin: z.array(z.object({ group: groupName, roles: z.array(roleName) })),
  /** The sets that the user is in. */
  sets: z.array(z.object({ id: z.string(), displayName: z.string() })),
  /** Who signs in to this console as this user: operating system accounts. */
  accounts: z.array(z.string()),
});
export type UserUse = z.infer<typeof userUse>;

/** Who and what a group is used by, beside the roles that give it. */
export const groupUse = z.object({
  /** Requests for roles that give it and that have not ended, newest first; at most 100. */
  open: z.array(requestRow),
  /** The candidates of those roles. */
  mayJoin: z.array(z.object({ user: userName, roles: z.array(roleName) })),
});
export type GroupUse = z.infer<typeof groupUse>;

/** A role as a form holds it before it is saved: explained by the same engine. */
export const roleDraft = role.omit({ id: true, version: true }).extend({ id: roleId.nullable() }).strict();
export type RoleDraft = z.infer<typeof roleDraft>;

export const pamContract = {
  'users.list': command({
    input: z.strictObject({
      search,
      finding: z.enum(userFindings).optional(),
      /** Only candidates of roles that ask for MFA: where a missing number does harm. */
      mfaCandidates: z.boolean().optional(),
      page: pageOf(['sourceDisplayName', 'sourceAccountName', 'privAccountName', 'sourcePhoneNumber']),
    }),
    output: list(userRow),
    access: 'read',
  }),
  /** A user with where it is used: roles as candidate, as approver, groups, sets, open requests, and its latest requests (20). */
  'users.get': command({
    input: z.strictObject({ id: userId }),
    output: userRow.extend({
      asCandidate: z.array(roleName),
      asApprover: z.array(roleName),
      requests: z.array(requestRow),
      ...userUse.shape,
      /** What CORP says today, or null where no directory is set or the account is not in it. */
      corp: z
        .object({ number: z.string(), displayName: z.string(), mail: z.string(), sid: z.string() })
        .nullable(),
    }),
    access: 'read',
  }),
  'groups.list': command({
    input: z.strictObject({ search, page: pageOf(['privDisplayName', 'sourceAccountName']) }),
    output: list(z.object({ group, roles: z.array(roleName), members: z.int() })),
    access: 'read',
  }),
  'groups.get': command({
    input: z.strictObject({ id: groupId }),
    output: z.object({
      group,
      roles: z.array(roleName),
      /** Who is in it now, and until when. */
      members: z.array(z.object({ user: userName, role: roleName, requestId, until: moment })),
      ...groupUse.shape,
      findings: z.array(z.enum(['no-sid', 'sids-differ'])),
    }),
    access: 'read',
  }),
  'roles.list': command({
    input: z.strictObject({
      search,
      mfaEnabled: z.boolean().optional(),
      approvalEnabled: z.boolean().optional(),
      /** Only roles that someone holds now. */
      active: z.boolean().optional(),
      candidate: userId.optional(),
      page: pageOf(['displayName', 'ttl']),
    }),
    output: list(roleRow),
    access: 'read',
  }),
  /** A role with its people as they can be called, and its open requests. */
  'roles.get': command({
    input: z.strictObject({ id: roleId }),
    output: roleRow.extend({
      people: z.array(
        z.object({
          user,
          phone: phoneReading,
          canDial: z.boolean(),
          candidate: z.boolean(),
          approver: z.boolean(),
        }),
      ),
      open: z.array(requestRow),
      /** The console's own marks; MIM has none. */
      marks: z.array(z.enum(roleMarks)),
    }),
    access: 'read',
  }),
  'requests.list': command({
    input: z.strictObject({
      statuses: z.array(z.enum(requestStatuses)).max(9).optional(),
      roleId: roleId.optional(),
      userId: userId.optional(),
      search,
      page: pageOf(['createdAt', 'status', 'expiresAt']),
    }),
    output: list(requestRow),
    access: 'read',
  }),
  /** A request with its story: the events of the history that name it, oldest first. */
  'requests.get': command({
    input: z.strictObject({ id: requestId }),
    output: requestRow.extend({ events: z.array(pamEvent), approvers: z.array(userName) }),
    access: 'read',
  }),
  /** Requests that wait for the caller's decision; with `all`, for anyone's (an administrator decides for another with a reason). */
  'requests.toApprove': command({
    input: z.strictObject({ all: z.boolean().default(false) }),
    output: z.object({
      rows: z.array(requestRow.extend({ approvers: z.array(userName), mine: z.boolean() })),
    }),
    access: 'read',
  }),

  /** What would happen if this user asked for this role (stored, or a form's draft): each gate in order. Nothing is done. */
  'activation.explain': command({
    input: z.strictObject({
      role: z.union([z.strictObject({ id: roleId }), z.strictObject({ draft: roleDraft })]),
      userId,
      /** Seconds; absent means the role's TTL. */
      ttl: z.int().min(0).optional(),
      /** The start asked for; absent means now. */
      at: moment.optional(),
    }),
    output: explanation,
    access: 'read',
  }),
  /**
   * The same by names, as a person types them: the role's DisplayName, a PRIV account, a start on the forest's clock
   * ('20:00', '2026-07-11 23:40') or with its offset. NOT_FOUND, BAD_REQUEST.
   */
  'activation.explainNamed': command({
    input: z.strictObject({
      role: z.string().min(1).max(256),
      account: z.string().min(1).max(256),
      ttl: z.int().min(0).optional(),
      at: z.string().max(64).optional(),
    }),
    output: explanation.extend({ role: roleName, user: userName, timeZone: z.string() }),
    access: 'read',
  }),
  /** How a number is read and whether the provider can dial it. For a field while it is typed. */
  'phone.read': command({
    input: z.strictObject({ text: z.string().max(100) }),
    output: z.object({
      reading: phoneReading,
      canDial: z.boolean(),
      defaultCountryCode: z.string().nullable(),
    }),
    access: 'read',
  }),
  /** Get-PAMConfiguration with its version, for the settings page. */
  'configuration.get': command({ input: z.strictObject({}), output: pamConfiguration, access: 'read' }),
};
