import { filterParameter } from './filter.ts';
import type { CmdletShape, ParameterSpec } from './spec.ts';

// Source: Microsoft's MIMPAM reference, gathered in docs/mim-facts.md. Positions are the reference's. The names of the
// sets of Close-PAMRequest, Close-PAMRequestForControl and Set-PAMRequestToApprove are ours; Microsoft prints none.

const states: readonly [name: string, help: string][] = [
  ['Active', 'Requests that are active now.'],
  ['Expired', 'Requests whose time has run out.'],
  ['Rejected', 'Requests that a gate or an owner turned down.'],
  ['Pending', 'Requests that wait for a gate or for their start.'],
  ['Closed', 'Requests that were closed before their time.'],
  ['All', 'Requests in every state.'],
];

function stateSwitches(positions: readonly number[], sets?: readonly string[]): ParameterSpec[] {
  return states.map(([name, help], index) => {
    const position = positions[index];
    return {
      name,
      type: 'switch',
      help,
      ...(position === undefined ? {} : { position }),
      ...(sets === undefined ? {} : { sets }),
    };
  });
}

const byRole = 'Role as PAMRole';
const byRoleName = 'Role as Display Name';

export const requestCmdlets = [
  {
    name: 'New-PAMRequest',
    access: 'operate',
    kind: 'requestor',
    output: 'request',
    changes: true,
    summary:
      'Asks for a role: its gates are passed one by one, then the role is active until the time runs out.',
    parameters: [
      {
        name: 'Role',
        type: 'roleForRequest',
        position: 1,
        mandatory: true,
        pipeline: true,
        sets: [byRole],
        help: 'The role, as Get-PAMRoleForRequest returns it.',
      },
      {
        name: 'RoleDisplayName',
        type: 'string',
        position: 1,
        mandatory: true,
        pipeline: true,
        sets: [byRoleName],
        help: 'The name of the role.',
      },
      { name: 'Justification', type: 'string', position: 2, help: 'Why the role is needed.' },
      {
        name: 'RequestedTTL',
        type: 'timespan',
        position: 3,
        help: 'How long the role is needed, no longer than its own TTL. A whole number is seconds. Left out, the TTL of the role.',
      },
      {
        name: 'RequestedTime',
        type: 'datetime',
        help: 'When the role is needed. Left out, as soon as the gates are passed.',
      },
    ],
  },
  {
    name: 'Get-PAMRequest',
    access: 'read',
    kind: 'administrator',
    output: 'request',
    changes: false,
    summary: 'Lists the requests of one user.',
    defaultSet: 'Basic',
    parameters: [
      {
        name: 'User',
        type: 'user',
        position: 1,
        mandatory: true,
        pipeline: true,
        help: 'The PAM user, as Get-PAMUser returns it.',
      },
      ...stateSwitches([2, 3, 4, 5, 6, 7], ['Basic']),
      {
        name: 'Extended',
        type: 'switch',
        position: 9,
        mandatory: true,
        sets: ['Extended'],
        help: 'Every property that MIM holds of a request.',
      },
      filterParameter(8),
      {
        name: 'CreatedFrom',
        type: 'datetime',
        help: 'Only requests that were made at this time or later.',
      },
    ],
  },
  {
    name: 'Get-PAMRequestForReview',
    access: 'read',
    kind: 'requestor',
    output: 'request',
    changes: false,
    summary: 'Lists the requests that the user has made.',
    parameters: [...stateSwitches([2, 3, 4, 5, 7, 8]), filterParameter(9)],
  },
  {
    name: 'Close-PAMRequest',
    access: 'operate',
    kind: 'requestor',
    output: null,
    changes: true,
    summary: 'Gives up a role that the user holds or has asked for.',
    parameters: [
      {
        name: 'Role',
        type: 'roleForRequest',
        position: 1,
        mandatory: true,
        pipeline: true,
        sets: ['Role'],
        help: 'The role, as Get-PAMRoleForRequest returns it.',
      },
      {
        name: 'RoleDisplayName',
        type: 'string',
        position: 1,
        mandatory: true,
        pipeline: true,
        sets: ['RoleDisplayName'],
        help: 'The name of the role.',
      },
      {
        name: 'Request',
        type: 'request',
        position: 1,
        mandatory: true,
        pipeline: true,
        sets: ['Request'],
        help: 'The request, as Get-PAMRequestForReview returns it.',
      },
    ],
  },
  {
    name: 'Get-PAMRequestToApprove',
    access: 'read',
    kind: 'requestor',
    output: 'requestToApprove',
    changes: false,
    summary: 'Lists the requests of others that wait for the decision of the user.',
    parameters: [],
  },
  {
    name: 'Set-PAMRequestToApprove',
    access: 'operate',
    kind: 'requestor',
    output: null,
    changes: true,
    summary: 'Approves or rejects a request. The decision of one owner is enough.',
    parameters: [
      {
        name: 'Request',
        type: 'requestToApprove',
        position: 1,
        mandatory: true,
        pipeline: true,
        help: 'The request, as Get-PAMRequestToApprove returns it.',
      },
      {
        name: 'Approve',
        type: 'switch',
        position: 2,
        mandatory: true,
        sets: ['Approve'],
        help: 'Lets the request go on to its activation.',
      },
      {
        name: 'Reject',
        type: 'switch',
        position: 3,
        mandatory: true,
        sets: ['Reject'],
        help: 'Ends the request; the user gets nothing.',
      },
    ],
  },
  {
    name: 'Close-PAMRequestForControl',
    access: 'operate',
    kind: 'administrator',
    output: 'request',
    changes: true,
    summary: 'Ends the active requests of others: of a role, of a user, one, or all.',
    parameters: [
      {
        name: 'Role',
        type: 'role',
        position: 1,
        mandatory: true,
        pipeline: true,
        sets: ['Role'],
        help: 'Ends every active request for this role.',
      },
      {
        name: 'User',
        type: 'user',
        position: 1,
        mandatory: true,
        pipeline: true,
        sets: ['User'],
        help: 'Ends every active request of this user.',
      },
      {
        name: 'Request',
        type: 'request',
        position: 1,
        mandatory: true,
        pipeline: true,
        sets: ['Request'],
        help: 'Ends this request.',
      },
      { name: 'All', type: 'switch', mandatory: true, sets: ['All'], help: 'Ends every active request.' },
      { name: 'Force', type: 'switch', help: 'Does not ask for confirmation.' },
    ],
  },
] as const satisfies readonly CmdletShape[];
