import { corpIsAFile, nothingInPriv } from './no-effect.ts';
import { filterParameter } from './filter.ts';
import { sessionAt } from './session.ts';
import type { CmdletShape, ParameterSpec } from './spec.ts';

// Source: Microsoft's MIMPAM reference, gathered in docs/mim-facts.md. Positions are the reference's.

const group: ParameterSpec = {
  name: 'Group',
  type: 'group',
  position: 1,
  mandatory: true,
  pipeline: true,
  help: 'The PAM group, as Get-PAMGroup returns it.',
};

export const groupCmdlets = [
  {
    name: 'New-PAMGroup',
    access: 'administer',
    kind: 'administrator',
    output: 'group',
    changes: true,
    summary: 'Brings a CORP group under PAM, so that roles can grant it.',
    parameters: [
      {
        name: 'SourceGroupName',
        type: 'string',
        position: 1,
        mandatory: true,
        help: 'The sAMAccountName of the group in the CORP domain.',
      },
      {
        name: 'SourceDomain',
        type: 'string',
        position: 2,
        mandatory: true,
        help: 'The CORP domain of the group: its DNS name or its NetBIOS name. With -PrivOnly, the PRIV domain.',
      },
      {
        name: 'Credentials',
        type: 'credential',
        position: 3,
        secret: true,
        noEffect: corpIsAFile,
        help: 'An account that may read the CORP domain.',
      },
      {
        name: 'SourceDC',
        type: 'string',
        position: 4,
        noEffect: corpIsAFile,
        help: 'The NetBIOS name of a domain controller of the CORP domain.',
      },
      {
        name: 'PrivOnly',
        type: 'switch',
        position: 5,
        help: 'The group is in the PRIV forest already; only its record is made.',
      },
      {
        name: 'Container',
        type: 'string',
        position: 6,
        noEffect: nothingInPriv,
        help: 'The container of the PRIV forest for the new group. Left out, the configured one.',
      },
      sessionAt(7),
    ],
  },
  {
    name: 'Get-PAMGroup',
    access: 'read',
    kind: 'administrator',
    output: 'group',
    changes: false,
    summary: 'Lists the PAM groups that match every name given.',
    parameters: [
      {
        name: 'SourceAccountName',
        type: 'string',
        position: 1,
        help: 'The sAMAccountName in the CORP domain.',
      },
      { name: 'PrivAccountName', type: 'string', position: 2, help: 'The name of the group in PRIV.' },
      { name: 'PrivDisplayName', type: 'string', position: 3, help: 'The display name in PRIV.' },
      filterParameter(4),
      sessionAt(5),
    ],
  },
  {
    name: 'Set-PAMGroup',
    access: 'administer',
    kind: 'administrator',
    output: 'group',
    changes: true,
    summary: 'Changes what MIM holds of a PAM group.',
    parameters: [
      group,
      {
        name: 'SourceAccountName',
        type: 'string',
        position: 2,
        help: 'The sAMAccountName of the group in the CORP domain.',
      },
      { name: 'SourceDomain', type: 'string', position: 3, help: 'The CORP domain of the group.' },
      {
        name: 'SourceAccountSID',
        type: 'string',
        position: 4,
        help: 'The security identifier of the CORP group, for example S-1-5-21-…',
      },
      { name: 'PrivAccountName', type: 'string', position: 5, help: 'The name of the group in PRIV.' },
      { name: 'PrivDisplayName', type: 'string', position: 6, help: 'The display name in PRIV.' },
      { name: 'PrivDescription', type: 'string', position: 7, help: 'The description in PRIV.' },
      {
        name: 'Active',
        type: 'boolean',
        position: 8,
        help: 'Whether activations may add members to the group.',
      },
      sessionAt(9),
    ],
  },
  {
    name: 'Remove-PAMGroup',
    access: 'administer',
    kind: 'administrator',
    output: null,
    changes: true,
    summary: 'Takes a group out of PAM.',
    parameters: [
      group,
      { name: 'Force', type: 'switch', help: 'Does not ask for confirmation.' },
      sessionAt(2),
    ],
  },
] as const satisfies readonly CmdletShape[];
