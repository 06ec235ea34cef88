import type { MfaBackEnd, MfaElementName } from '../../../shared/domain/mfa-settings.ts';

export interface ElementWords {
  label: string;
  /** What it is, from Microsoft's pages. */
  help: string;
}

/** The documented elements of MfaSettings.xml in words. */
export const elementWords: Record<MfaElementName, ElementWords> = {
  LICENSE_KEY: { label: 'Licence key', help: 'From pf_auth.cs of the SDK: 12 capital letters and digits.' },
  GROUP_KEY: { label: 'Group key', help: 'From pf_auth.cs of the SDK: 32 hexadecimal digits.' },
  CERT_PASSWORD: {
    label: 'Certificate password',
    help: 'Opens cert_key.p12. From pf_auth.cs of the SDK.',
  },
  CertFilePath: {
    label: 'Certificate file',
    help: 'Full path of cert_key.p12 on the MIM Service’s computer, without quotes.',
  },
  username: {
    label: 'User name',
    help: 'With the SDK any name. With MFA Server the MIM Service account’s UPN, such as mimservice@contoso.com.',
  },
  DefaultCountryCode: {
    label: 'Default country code',
    help: 'For numbers that are stored without a country code. A user elsewhere needs the code in the number.',
  },
  LOCMFA: { label: 'Use an MFA Server', help: 'true lets the MIM Service call the site’s own MFA Server.' },
  LOCMFASRV: {
    label: 'Address of the MFA Server',
    help: 'Address of its Web Service SDK, ending in PfWsSdk.asmx.',
  },
  CustomPhoneProvider: {
    label: 'Provider DLL',
    help: 'Full path of the DLL that places the calls, without quotes.',
  },
};

export interface ElementGroup {
  id: Exclude<MfaBackEnd, 'none'> | 'shared';
  title: string;
  help: string;
  elements: readonly MfaElementName[];
}

/** The elements by what they belong to. */
export const elementGroups: readonly ElementGroup[] = [
  {
    id: 'sdk',
    title: 'SDK elements',
    help: 'Keys and certificate from the credential ZIP. “Import credentials” fills these in and copies the certificate.',
    elements: ['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD', 'CertFilePath'],
  },
  {
    id: 'shared',
    title: 'Elements of both',
    help: 'Used by the SDK and by MFA Server.',
    elements: ['username', 'DefaultCountryCode'],
  },
  {
    id: 'mfa-server',
    title: 'MFA Server elements',
    help: 'A server on the site that places the calls. Needs MIM 4.5.202.0 or later.',
    elements: ['LOCMFA', 'LOCMFASRV'],
  },
  {
    id: 'custom',
    title: 'Custom provider element',
    help: 'A DLL of your own. Needs MIM 4.5.202.0 or later.',
    elements: ['CustomPhoneProvider'],
  },
];
