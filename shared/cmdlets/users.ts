import { corpIsAFile, noAccount, nothingInPriv } from './no-effect.ts';
import { filterParameter } from './filter.ts';
import { sessionAt } from './session.ts';
import type { CmdletShape, ParameterSpec } from './spec.ts';

// Source: Microsoft's MIMPAM reference, gathered in docs/mim-facts.md. Positions are the reference's.

const user: ParameterSpec = {
  name: 'User',
  type: 'user',
  position: 1,
  mandatory: true,
  pipeline: true,
  help: 'The PAM user, as Get-PAMUser returns it.',
};

export const userCmdlets = [
  {
    name: 'New-PAMUser',
    access: 'administer',
    kind: 'administrator',
    output: 'user',
    changes: true,
    summary: 'Brings a CORP user under PAM and gives the user an account in the PRIV forest.',
    parameters: [
      {
        name: 'SourceDomain',
        type: 'string',
        position: 1,
        mandatory: true,
        help: 'The CORP domain of the user: its DNS name or its NetBIOS name.',
      },
      {
        name: 'SourceAccountName',
        type: 'string',
        position: 2,
        mandatory: true,
        help: 'The sAMAccountName of the user in the CORP domain.',
      },
      {
        name: 'PrivAccountName',
        type: 'string',
        position: 3,
        help: 'The name of the PRIV account. Left out, it is the configured prefix and the source account name.',
      },
      {
        name: 'PrivPassword',
        type: 'secureString',
        position: 4,
        secret: true,
        noEffect: noAccount,
        help: 'The first password of the PRIV account. Left out, one is generated.',
      },
      {
        name: 'Credentials',
        type: 'credential',
        position: 5,
        secret: true,
        noEffect: corpIsAFile,
        help: 'An account that may read the CORP domain.',
      },
      {
        name: 'PrivOnly',
        type: 'switch',
        position: 6,
        help: 'The account is in the PRIV forest already; only its record is made.',
      },
      {
        name: 'Container',
        type: 'string',
        position: 7,
        noEffect: nothingInPriv,
        help: 'The container of the PRIV forest for the new account. Left out, the configured one.',
      },
      sessionAt(8),
    ],
  },
  {
    name: 'Get-PAMUser',
    access: 'read',
    kind: 'administrator',
    output: 'user',
    changes: false,
    summary: 'Lists the PAM users that match every name given.',
    parameters: [
      {
        name: 'SourceDisplayName',
        type: 'string',
        position: 1,
        help: 'The display name in the CORP domain.',
      },
      {
        name: 'SourceDomain',
        type: 'string',
        position: 2,
        help: 'The CORP domain: its DNS name or its NetBIOS name.',
      },
      {
        name: 'SourceAccountName',
        type: 'string',
        position: 3,
        help: 'The sAMAccountName in the CORP domain.',
      },
      { name: 'PrivDisplayName', type: 'string', position: 4, help: 'The display name of the PRIV account.' },
      filterParameter(6),
      sessionAt(5),
    ],
  },
  {
    name: 'Set-PAMUser',
    access: 'administer',
    kind: 'administrator',
    output: 'user',
    changes: true,
    summary: 'Changes what MIM holds of a PAM user. The CORP directory is left as it is.',
    parameters: [
      user,
      {
        name: 'PrivAccountActive',
        type: 'boolean',
        position: 2,
        help: 'Whether the PRIV account may be used for activation.',
      },
      { name: 'PrivDisplayName', type: 'string', position: 3, help: 'The display name of the PRIV account.' },
      {
        name: 'SourceDisplayName',
        type: 'string',
        position: 4,
        help: 'The display name of the CORP user, as MIM holds it.',
      },
      { name: 'PrivDescription', type: 'string', position: 5, help: 'The description of the PRIV account.' },
      {
        name: 'SourceDescription',
        type: 'string',
        position: 6,
        help: 'The description of the CORP user, as MIM holds it.',
      },
      { name: 'SourceDomain', type: 'string', position: 7, help: 'The CORP domain of the user.' },
      {
        name: 'SourceAccountName',
        type: 'string',
        position: 8,
        help: 'The sAMAccountName of the user in the CORP domain.',
      },
      { name: 'PrivAccountName', type: 'string', position: 9, help: 'The name of the PRIV account.' },
      {
        name: 'SourcePhoneNumber',
        type: 'string',
        position: 10,
        help: 'The telephone number that an MFA call dials, with its country code where it differs from the default one.',
      },
      { name: 'SourceEmailAddress', type: 'string', position: 11, help: 'The e-mail address of the user.' },
      {
        name: 'PrivPINCode',
        type: 'string',
        position: 12,
        secret: true,
        clearable: true,
        help: 'The PIN that the user enters in an MFA call, where the call asks for one. Empty takes it away.',
      },
      {
        name: 'SourceAccountSID',
        type: 'string',
        position: 13,
        help: 'The security identifier of the CORP account, for example S-1-5-21-…',
      },
      sessionAt(14),
    ],
  },
  {
    name: 'Remove-PAMUser',
    access: 'administer',
    kind: 'administrator',
    output: null,
    changes: true,
    summary: 'Removes a PAM user and the PRIV account. A user who is still a candidate of a role is refused.',
    parameters: [
      user,
      { name: 'Force', type: 'switch', help: 'Does not ask for confirmation.' },
      sessionAt(2),
    ],
  },
] as const satisfies readonly CmdletShape[];
