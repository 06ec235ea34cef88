import { filterParameter } from './filter.ts';
import { sessionAt } from './session.ts';
import type { CmdletShape, ParameterSpec } from './spec.ts';

// Source: Microsoft's MIMPAM reference, gathered in docs/mim-facts.md. Positions are the reference's. The gates are
// switches in New-PAMRole and Booleans in Set-PAMRole: a new role starts with them off, a change must be able to say off.

const help = {
  ttl: 'How long a membership lasts unless the request says otherwise. A whole number is seconds.',
  from: 'The earliest time of day at which the role can be activated. The date is not used.',
  to: 'The latest time of day at which the role can be activated. The date is not used.',
  mfa: 'Whether an activation needs a multifactor authentication call.',
  approval: 'Whether an activation needs the approval of a role owner.',
  window: 'Whether the role can be activated only between -AvailableFrom and -AvailableTo.',
  name: 'The name of the role.',
  description: 'What the role is for.',
  noSelfApproval: 'An owner who asks for the role is not approved by that alone.',
} as const;

const role: ParameterSpec = {
  name: 'Role',
  type: 'role',
  position: 1,
  mandatory: true,
  pipeline: true,
  help: 'The PAM role, as Get-PAMRole returns it.',
};

export const roleCmdlets = [
  {
    name: 'New-PAMRole',
    access: 'administer',
    kind: 'administrator',
    output: 'role',
    changes: true,
    summary: 'Makes a role: who may activate it, what it grants, for how long, and through which gates.',
    parameters: [
      { name: 'DisplayName', type: 'string', position: 1, mandatory: true, help: help.name },
      {
        name: 'Privileges',
        type: 'group',
        position: 2,
        list: true,
        help: 'The groups that the role grants.',
      },
      {
        name: 'Approvers',
        type: 'user',
        position: 3,
        list: true,
        help: 'The owners of the role. They approve, if -ApprovalEnabled is given.',
      },
      {
        name: 'Candidates',
        type: 'user',
        position: 4,
        list: true,
        help: 'The users who may activate the role.',
      },
      { name: 'TTL', type: 'timespan', position: 5, help: help.ttl },
      { name: 'AvailableFrom', type: 'datetime', position: 6, help: help.from },
      { name: 'AvailableTo', type: 'datetime', position: 7, help: help.to },
      { name: 'MFAEnabled', type: 'switch', position: 8, help: help.mfa },
      { name: 'ApprovalEnabled', type: 'switch', position: 9, help: help.approval },
      { name: 'AvailabilityWindowEnabled', type: 'switch', position: 10, help: help.window },
      { name: 'Description', type: 'string', position: 11, help: help.description },
      { name: 'DisableAutoApprovalIfOwner', type: 'switch', help: help.noSelfApproval },
      sessionAt(12),
    ],
  },
  {
    name: 'Get-PAMRole',
    access: 'read',
    kind: 'administrator',
    output: 'role',
    changes: false,
    summary: 'Lists the roles, all of them or the one with the name given.',
    parameters: [
      { name: 'DisplayName', type: 'string', position: 1, help: help.name },
      { name: 'Active', type: 'switch', position: 3, help: 'Only roles that have an active request.' },
      filterParameter(4),
      sessionAt(2),
    ],
  },
  {
    name: 'Set-PAMRole',
    access: 'administer',
    kind: 'administrator',
    output: 'role',
    changes: true,
    summary: 'Changes a role. A list that is given replaces the whole list.',
    parameters: [
      role,
      { name: 'TTL', type: 'timespan', position: 2, help: help.ttl },
      { name: 'AvailableFrom', type: 'datetime', position: 3, help: help.from },
      { name: 'AvailableTo', type: 'datetime', position: 4, help: help.to },
      { name: 'MFAEnabled', type: 'boolean', position: 5, help: help.mfa },
      { name: 'ApprovalEnabled', type: 'boolean', position: 6, help: help.approval },
      { name: 'AvailabilityWindowEnabled', type: 'boolean', position: 7, help: help.window },
      { name: 'DisplayName', type: 'string', position: 8, help: 'The new name of the role.' },
      { name: 'Description', type: 'string', position: 9, help: help.description },
      {
        name: 'Candidates',
        type: 'user',
        position: 10,
        list: true,
        help: 'All users who may activate the role; those not named here no longer may.',
      },
      {
        name: 'Privileges',
        type: 'group',
        position: 11,
        list: true,
        help: 'All groups that the role grants; those not named here are taken off.',
      },
      {
        name: 'Approvers',
        type: 'user',
        position: 12,
        list: true,
        help: 'All owners of the role; those not named here no longer are.',
      },
      { name: 'DisableAutoApprovalIfOwner', type: 'boolean', help: help.noSelfApproval },
      sessionAt(13),
    ],
  },
  {
    name: 'Remove-PAMRole',
    access: 'administer',
    kind: 'administrator',
    output: null,
    changes: true,
    summary: 'Removes a role.',
    parameters: [
      role,
      { name: 'Force', type: 'switch', help: 'Does not ask for confirmation.' },
      sessionAt(2),
    ],
  },
  {
    name: 'Get-PAMRoleForRequest',
    access: 'read',
    kind: 'requestor',
    output: 'roleForRequest',
    changes: false,
    summary: 'Lists the roles that the user may ask for.',
    defaultSet: 'FilterSet',
    parameters: [
      // First, as in MIM: a value without a name is the filter.
      filterParameter(1, ['FilterSet']),
      { name: 'DisplayName', type: 'string', position: 1, sets: ['DisplayNameSet'], help: help.name },
      { name: 'Active', type: 'switch', position: 2, help: 'Only roles that are active for the user.' },
    ],
  },
] as const satisfies readonly CmdletShape[];
