import type { CmdletShape } from './spec.ts';

// Source: Microsoft's MIMPAM reference, gathered in docs/mim-facts.md. Positions are the reference's.

export const configurationCmdlets = [
  {
    name: 'Get-PAMConfiguration',
    access: 'read',
    kind: 'administrator',
    output: 'configuration',
    changes: false,
    summary: 'Shows the settings that hold for the whole forest.',
    parameters: [],
  },
  {
    name: 'Set-PAMConfiguration',
    access: 'administer',
    kind: 'administrator',
    output: 'configuration',
    changes: true,
    summary: 'Changes the settings that hold for the whole forest. They apply to what is made from then on.',
    parameters: [
      {
        name: 'PrivUserPrefix',
        type: 'string',
        position: 1,
        help: 'What is put before the source account name to name a PRIV account.',
      },
      {
        name: 'RoleMinimalDuration',
        type: 'timespan',
        position: 2,
        help: 'The shortest TTL that a role may have. A whole number is seconds.',
      },
      {
        name: 'RoleMaximalDuration',
        type: 'timespan',
        position: 3,
        help: 'The longest TTL that a role may have. A whole number is seconds.',
      },
      {
        name: 'RoleDefaultDuration',
        type: 'timespan',
        help: 'The TTL of a role that is made without one. A whole number is seconds.',
      },
      {
        name: 'ForestFunctionality',
        type: 'enum',
        // Only these two are published. One page of Microsoft's writes DS_BEHAVIOR_2015, which nothing else supports.
        values: ['DS_BEHAVIOR_WIN2012R2', 'DS_BEHAVIOR_WIN2015'],
        position: 5,
        help: 'The functional level of the PRIV forest. DS_BEHAVIOR_WIN2015 is Windows Server 2016.',
      },
      {
        name: 'UserAdminPasswordLength',
        type: 'int',
        help: 'How many characters the password has that New-PAMUser generates.',
      },
      {
        name: 'RequestExpirationInDays',
        type: 'int',
        help: 'How many days a request is kept at least before it is deleted.',
      },
      {
        name: 'DefaultADContainer',
        type: 'string',
        help: 'The container of the PRIV forest for new accounts and groups.',
      },
    ],
  },
] as const satisfies readonly CmdletShape[];
