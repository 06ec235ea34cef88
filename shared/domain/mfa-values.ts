import { getCountries, getCountryCallingCode } from 'libphonenumber-js';
import { isMfaSecret, mfaElementNames, type MfaElementName, type MfaValues } from './mfa-settings.ts';

/** A refused text: which element, and what to do about it. */
export interface MfaRefusal {
  element: MfaElementName;
  message: string;
}

let codes: ReadonlySet<string> | undefined;

/** True if `code` (digits, without +) is the dialling code of a country or territory. */
export function isCountryCode(code: string): boolean {
  codes ??= new Set<string>(getCountries().map(country => getCountryCallingCode(country)));
  return codes.has(code);
}

// What XML 1.0 cannot hold even escaped, and what a one-line text has no use for.
const control = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(31)}${String.fromCharCode(127)}\\ufffe\\uffff]`,
);
const quote = /["\u201c\u201d\u201e]|^['\u2018\u2019]|['\u2018\u2019]$/;

function refusePath(name: string, path: string): string | undefined {
  if (quote.test(path)) {
    return `${name} must not contain quotes: the MIM Service then reports “Illegal characters in path”. Write the path without them, spaces and all.`;
  }
  if (/[<>|]/.test(path)) return `${name} must not contain < > or |, which no Windows path can hold.`;
  return undefined;
}

function refuseOne(name: MfaElementName, value: string): string | undefined {
  if (value.length > 4096) return `${name} is longer than 4,096 characters.`;
  if (control.test(value)) return `${name} must be one line without control characters.`;
  if (!value.isWellFormed())
    return `${name} contains half a character (a lone surrogate). Type the text again.`;
  if (value === '') return undefined;
  if (value.trim() !== value) return `${name} begins or ends with a space. Take the space away.`;
  switch (name) {
    case 'CertFilePath':
    case 'CustomPhoneProvider':
      return refusePath(name, value);
    case 'DefaultCountryCode':
      if (!/^\d+$/.test(value))
        return 'DefaultCountryCode takes digits only, without + or 00: 1 for the United States and Canada.';
      if (!isCountryCode(value))
        return `${value} is no country’s dialling code. Use for example 1, 44 or 49.`;
      return undefined;
    case 'LOCMFA':
      return /^(?:true|false)$/i.test(value) ? undefined : 'LOCMFA takes true or false.';
    case 'LOCMFASRV':
      return serverAddress(value) === undefined
        ? 'LOCMFASRV takes an https address, such as https://server:9999/MultiFactorAuthWebServiceSdk/PfWsSdk.asmx.'
        : undefined;
    default:
      return undefined;
  }
}

function serverAddress(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url !== undefined &&
    (url.protocol === 'https:' || url.protocol === 'http:') &&
    /^https?:\/\//i.test(value)
    ? url
    : undefined;
}

/** The texts that must not be written, each with its reason. '' is always allowed: it clears the element. */
export function refusedValues(values: MfaValues): MfaRefusal[] {
  return mfaElementNames.flatMap(element => {
    const value = values[element];
    const message = value === undefined ? undefined : refuseOne(element, value);
    return message === undefined ? [] : [{ element, message }];
  });
}

/** Shapes seen in the public copies of pf_auth.cs. Nobody promises them: a deviation is a warning. */
const shapes: Record<'LICENSE_KEY' | 'GROUP_KEY' | 'CERT_PASSWORD', { pattern: RegExp; words: string }> = {
  LICENSE_KEY: { pattern: /^[A-Z0-9]{12}$/, words: '12 capital letters and digits' },
  GROUP_KEY: { pattern: /^[0-9a-f]{32}$/, words: '32 lower-case hexadecimal digits' },
  CERT_PASSWORD: { pattern: /^[A-Z0-9]{16}$/, words: '16 capital letters and digits' },
};

/** The usual shape of a key in words if `value` does not have it, else undefined. The words never hold the key. */
export function unusualShape(name: MfaElementName, value: string): string | undefined {
  if (!isMfaSecret(name) || value === '') return undefined;
  return shapes[name].pattern.test(value) ? undefined : shapes[name].words;
}

/** True for a path that names its root: POSIX, drive letter or UNC. */
export function isFullPath(path: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/]|\\\\[^\\])/.test(path);
}

/** True if the address is sent in the clear. */
export function isPlainHttp(value: string): boolean {
  return serverAddress(value)?.protocol === 'http:';
}

/** True if the address ends as Microsoft's Web Service SDK does. */
export function isWebServiceSdk(value: string): boolean {
  return /\/PfWsSdk\.asmx$/i.test(serverAddress(value)?.pathname ?? '');
}

const placeholder =
  /your[ _-]|^<.*>$|^\[.*\]$|^\{.*\}$|enter .*here|change[ _-]?me|^x{4,}$|^todo$|^\.+$|^\*+$/i;

/** True if the text stands where a real value should be (`YOUR_LICENSE_KEY`, `<Enter key here>`, `XXXXXXXXXXXX`). */
export function isPlaceholder(value: string): boolean {
  return value.trim() === '' || placeholder.test(value.trim());
}
