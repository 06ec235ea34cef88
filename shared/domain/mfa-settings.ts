/**
 * What is known of MfaSettings.xml: the documented elements, the three back ends that they configure, and what Microsoft
 * says to clear when one replaces another. Pure. The root's name and the order of the elements are unpublished.
 */

/** The documented elements. The docs write both `username` and `Username`: it is one element, as names ignore case. */
export const mfaElementNames = [
  'LICENSE_KEY',
  'GROUP_KEY',
  'CERT_PASSWORD',
  'CertFilePath',
  'username',
  'DefaultCountryCode',
  'LOCMFA',
  'LOCMFASRV',
  'CustomPhoneProvider',
] as const;
export type MfaElementName = (typeof mfaElementNames)[number];

/** Elements whose text never leaves the main process: they can be replaced, never shown. */
export const mfaSecretNames = ['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD'] as const;
export type MfaSecretName = (typeof mfaSecretNames)[number];

/** What is shown in the place of a secret. Of fixed length, so that it does not tell the secret's. */
export const mfaMask = '••••••••';

export function isMfaSecret(name: MfaElementName): name is MfaSecretName {
  return name === 'LICENSE_KEY' || name === 'GROUP_KEY' || name === 'CERT_PASSWORD';
}

const byLowerCase = new Map<string, MfaElementName>(mfaElementNames.map(name => [name.toLowerCase(), name]));

/** The documented element that `name` means, whatever its case, or undefined. */
export function mfaElementNamed(name: string): MfaElementName | undefined {
  return byLowerCase.get(name.toLowerCase());
}

/** Texts by documented element. An absent element has no key; an empty one has `''`. */
export type MfaValues = { [K in MfaElementName]?: string | undefined };

/**
 * - sdk         keys and certificate of the Azure MFA SDK
 * - mfa-server  an Azure MFA Server on the site (`LOCMFA`)
 * - custom      a provider DLL (`CustomPhoneProvider`)
 * - none        no back end is configured
 */
export const mfaBackEnds = ['sdk', 'mfa-server', 'custom', 'none'] as const;
export type MfaBackEnd = (typeof mfaBackEnds)[number];

export const mfaBackEndNames: Record<MfaBackEnd, string> = {
  sdk: 'Azure MFA SDK keys with certificate',
  'mfa-server': 'Azure MFA Server',
  custom: 'Custom phone provider',
  none: 'No back end',
};

const filled = (text: string | undefined): boolean => (text ?? '').trim() !== '';

/**
 * Every back end that these texts configure. More than one is a fault: which of them the MIM Service then takes is
 * unpublished. The order is custom, mfa-server, sdk, and the console shows the first.
 */
export function configuredBackEnds(values: MfaValues): Exclude<MfaBackEnd, 'none'>[] {
  const found: Exclude<MfaBackEnd, 'none'>[] = [];
  if (filled(values.CustomPhoneProvider)) found.push('custom');
  if ((values.LOCMFA ?? '').trim().toLowerCase() === 'true') found.push('mfa-server');
  if (filled(values.LICENSE_KEY) || filled(values.GROUP_KEY) || filled(values.CERT_PASSWORD))
    found.push('sdk');
  return found;
}

/** The back end that these texts configure; with several, the first of `configuredBackEnds`. */
export function backEndOf(values: MfaValues): MfaBackEnd {
  return configuredBackEnds(values)[0] ?? 'none';
}

/** What the banner says of a back end. `endedOn` is the day (UTC) on which Microsoft's service ended, or null. */
export interface MfaBackEndNotice {
  backEnd: MfaBackEnd;
  severity: 'warning' | 'information';
  endedOn: string | null;
  title: string;
  text: string;
  /** What can be used instead. */
  remains: string[];
}

const remains = [
  'A custom phone provider, named in the CustomPhoneProvider element (MIM 4.5.202.0 or later).',
  'Sign-in with a smart card or Windows Hello in Active Directory.',
];

/**
 * What has become of a back end. Sources: the seed page (MFA Server, 30 September 2024) and
 * working-with-mfaserver-for-mim.md (SDK, supported for existing customers until 14 November 2018).
 */
export function backEndNotice(backEnd: MfaBackEnd): MfaBackEndNotice {
  switch (backEnd) {
    case 'sdk':
      return {
        backEnd,
        severity: 'warning',
        endedOn: '2018-11-14',
        title: 'Microsoft’s service behind these keys has ended',
        text: 'The Azure MFA SDK was supported for existing customers until 14 November 2018. Calls through it are not answered any more.',
        remains,
      };
    case 'mfa-server':
      return {
        backEnd,
        severity: 'warning',
        endedOn: '2024-09-30',
        title: 'Azure MFA Server has stopped serving requests',
        text: 'Azure MFA Server deployments have not served MFA requests since 30 September 2024.',
        remains,
      };
    case 'custom':
      return {
        backEnd,
        severity: 'information',
        endedOn: null,
        title: 'A custom phone provider is supported',
        text: 'The MIM Service loads the DLL named in CustomPhoneProvider. It needs MIM 4.5.202.0 or later.',
        remains: [],
      };
    case 'none':
      return {
        backEnd,
        severity: 'information',
        endedOn: null,
        title: 'No MFA back end is configured',
        text: 'Microsoft’s services behind the SDK (14 November 2018) and MFA Server (30 September 2024) back ends have ended.',
        remains,
      };
  }
}
