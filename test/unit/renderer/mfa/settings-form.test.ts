import { describe, expect, it } from 'vitest';
import {
  isMfaSecret,
  type MfaElementName,
  mfaElementNames,
  mfaMask,
  type MfaValues,
} from '../../../../shared/domain/mfa-settings.ts';
import type { MfaElement } from '../../../../shared/domain/mfa-views.ts';
import {
  changesInWords,
  clearedBySwitch,
  fileDifferences,
  isDirty,
  requestOf,
  settingsIssues,
  untouched,
} from '../../../../renderer/features/mfa/settings-form.ts';

/** The elements as `mfa.settings` answers them for these texts: secrets masked. */
function reading(values: MfaValues): { elements: MfaElement[] } {
  return {
    elements: mfaElementNames.map(name => {
      const value = values[name];
      const secret = isMfaSecret(name);
      return {
        name,
        spelling: value === undefined ? null : name,
        present: value !== undefined,
        secret,
        set: (value ?? '') !== '',
        value: value === undefined ? null : secret && value !== '' ? mfaMask : value,
        editable: true,
        line: value === undefined ? null : 3,
      };
    }),
  };
}

const sdk = reading({
  LICENSE_KEY: 'A',
  GROUP_KEY: 'B',
  CERT_PASSWORD: 'C',
  CertFilePath: 'C:\\MfaCerts\\cert_key.p12',
  username: 'pam',
  DefaultCountryCode: '1',
});
const edited = (edits: MfaValues) => ({ edits, backEnd: null });

describe('the editor of MfaSettings.xml', () => {
  it('asks for nothing while nothing is typed, or the same again', () => {
    expect(isDirty(sdk, untouched)).toBe(false);
    expect(isDirty(sdk, edited({ username: 'pam' }))).toBe(false);
    expect(requestOf(sdk, edited({ username: 'pam', DefaultCountryCode: '49' }))).toEqual({
      values: { DefaultCountryCode: '49' },
    });
  });

  it('takes any text for a secret as a change, and an empty one where a secret is stored', () => {
    expect(requestOf(sdk, edited({ LICENSE_KEY: 'A', GROUP_KEY: '' })).values).toEqual({
      LICENSE_KEY: 'A',
      GROUP_KEY: '',
    });
    expect(isDirty(reading({}), edited({ LICENSE_KEY: '' }))).toBe(false);
  });

  it('never tells a secret in words', () => {
    const words = changesInWords(sdk, edited({ LICENSE_KEY: 'SECRET-TEXT', DefaultCountryCode: '49' }));
    expect(words).toEqual(['LICENSE_KEY replaced', 'DefaultCountryCode “1” → “49”']);
    expect(changesInWords(reading({}), edited({ CERT_PASSWORD: 'SECRET-TEXT' }))).toEqual([
      'CERT_PASSWORD set',
    ]);
  });

  it('says what a switch clears, except where the person gave a text', () => {
    const form = { edits: { username: 'mim@contoso.com' }, backEnd: 'mfa-server' as const };
    expect(clearedBySwitch(sdk, form)).toEqual(['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD', 'CertFilePath']);
    expect(changesInWords(sdk, form)).toEqual([
      'LICENSE_KEY cleared',
      'GROUP_KEY cleared',
      'CERT_PASSWORD cleared',
      'CertFilePath cleared',
      'username “pam” → “mim@contoso.com”',
      'LOCMFA “true”',
    ]);
    const kept = { ...form, edits: { CertFilePath: 'D:\\other.p12' } };
    expect(clearedBySwitch(sdk, kept)).not.toContain('CertFilePath');
  });

  it('wants what the new back end needs', () => {
    const missing = (edits: MfaValues, backEnd: 'mfa-server' | 'custom' | 'sdk') =>
      Object.keys(settingsIssues(sdk, { edits, backEnd })) as MfaElementName[];
    expect(missing({}, 'mfa-server')).toEqual(['LOCMFASRV']);
    expect(missing({}, 'custom')).toEqual(['CustomPhoneProvider']);
    expect(missing({ CustomPhoneProvider: 'C:\\p.dll' }, 'custom')).toEqual([]);
    expect(missing({ GROUP_KEY: '' }, 'sdk')).toEqual(['GROUP_KEY']);
  });

  it('refuses in place what the writer would refuse', () => {
    expect(settingsIssues(sdk, edited({ CertFilePath: '"C:\\a b.p12"' })).CertFilePath).toMatch(/quotes/);
    expect(settingsIssues(sdk, edited({ DefaultCountryCode: '+1' })).DefaultCountryCode).toMatch(/digits/);
  });

  it('compares the file as it was read with the file as it is', () => {
    const now = reading({
      LICENSE_KEY: 'A',
      GROUP_KEY: 'B',
      CertFilePath: 'C:\\x.p12',
      DefaultCountryCode: '44',
    });
    expect(fileDifferences(sdk, now, edited({ DefaultCountryCode: '49' }))).toEqual([
      { name: 'CERT_PASSWORD', was: 'set', is: 'absent', mine: null },
      { name: 'CertFilePath', was: 'C:\\MfaCerts\\cert_key.p12', is: 'C:\\x.p12', mine: null },
      { name: 'username', was: 'pam', is: 'absent', mine: null },
      { name: 'DefaultCountryCode', was: '1', is: '44', mine: '49' },
    ]);
  });
});
