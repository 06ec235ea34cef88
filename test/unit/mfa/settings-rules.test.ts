import { describe, expect, it } from 'vitest';
import { valueFindings } from '../../../shared/domain/mfa-findings.ts';
import {
  backEndNotice,
  backEndOf,
  configuredBackEnds,
  mfaBackEnds,
  mfaElementNamed,
} from '../../../shared/domain/mfa-settings.ts';
import { missingFor, switchEdits, switchPlan } from '../../../shared/domain/mfa-switch.ts';
import { isPlaceholder, refusedValues, unusualShape } from '../../../shared/domain/mfa-values.ts';
import { absolutePath } from '../../../shared/contract/mfa.ts';

const sdk = {
  LICENSE_KEY: 'ABCDEF123456',
  GROUP_KEY: '0123456789abcdef0123456789abcdef',
  CERT_PASSWORD: 'ABCDEFGH12345678',
  CertFilePath: 'C:\\Program Files\\X\\MfaCerts\\cert_key.p12',
  username: 'anyname',
  DefaultCountryCode: '1',
};

describe('back ends', () => {
  it('are told by their texts', () => {
    expect(backEndOf({})).toBe('none');
    expect(backEndOf(sdk)).toBe('sdk');
    expect(backEndOf({ LOCMFA: ' TRUE ' })).toBe('mfa-server');
    expect(backEndOf({ LOCMFA: 'false', ...sdk })).toBe('sdk');
    expect(backEndOf({ CustomPhoneProvider: 'C:\\x.dll' })).toBe('custom');
    expect(configuredBackEnds({ ...sdk, LOCMFA: 'true', CustomPhoneProvider: 'x' })).toEqual([
      'custom',
      'mfa-server',
      'sdk',
    ]);
  });

  it('each have a notice with Microsoft’s dates', () => {
    expect(backEndNotice('sdk')).toMatchObject({ severity: 'warning', endedOn: '2018-11-14' });
    expect(backEndNotice('mfa-server')).toMatchObject({ severity: 'warning', endedOn: '2024-09-30' });
    expect(backEndNotice('custom')).toMatchObject({ severity: 'information', endedOn: null, remains: [] });
    for (const backEnd of mfaBackEnds) {
      if (backEnd === 'custom') continue;
      const { remains } = backEndNotice(backEnd);
      expect(remains.join(' ')).toMatch(/custom phone provider.*smart card or Windows Hello/);
    }
  });

  it('clear what Microsoft says to clear', () => {
    expect(
      switchEdits(sdk, 'mfa-server', { username: 'mim@contoso.com', LOCMFASRV: 'https://s/PfWsSdk.asmx' }),
    ).toEqual({
      LICENSE_KEY: '',
      GROUP_KEY: '',
      CERT_PASSWORD: '',
      CertFilePath: '',
      username: 'mim@contoso.com',
      LOCMFA: 'true',
      LOCMFASRV: 'https://s/PfWsSdk.asmx',
    });
    expect(Object.values(switchEdits(sdk, 'custom', { CustomPhoneProvider: 'C:\\x.dll' }))).toEqual([
      '',
      '',
      '',
      '',
      '',
      '',
      'C:\\x.dll',
    ]);
    expect(
      switchEdits(sdk, 'custom', { CustomPhoneProvider: 'x', DefaultCountryCode: '1' }),
    ).not.toHaveProperty('DefaultCountryCode');
    expect(switchEdits({ LOCMFA: 'true', LOCMFASRV: 'https://s' }, 'sdk', {})).toEqual({
      LOCMFA: '',
      LOCMFASRV: '',
    });
    expect(switchEdits(sdk, 'none', {})).not.toHaveProperty('DefaultCountryCode');
    expect(switchEdits(sdk, 'sdk', {})).toEqual({});
  });

  it('say what they need', () => {
    expect(missingFor('mfa-server', {}, switchEdits({}, 'mfa-server', {}))).toEqual([
      'username',
      'LOCMFASRV',
    ]);
    expect(missingFor('custom', sdk, {})).toEqual(['CustomPhoneProvider']);
    expect(missingFor('sdk', sdk, {})).toEqual([]);
    for (const backEnd of mfaBackEnds) expect(switchPlan(backEnd).steps.at(-1)).toContain('FIMService');
  });
});

describe('refused texts', () => {
  const message = (values: Parameters<typeof refusedValues>[0]): string =>
    refusedValues(values)
      .map(one => one.message)
      .join();
  it.each([
    [{ CertFilePath: '"C:\\a b\\c.p12"' }, /Illegal characters in path/],
    [{ CertFilePath: "'C:\\c.p12'" }, /quotes/],
    [{ CustomPhoneProvider: '“C:\\x.dll”' }, /quotes/],
    [{ CustomPhoneProvider: 'C:\\x|y.dll' }, /no Windows path/],
    [{ DefaultCountryCode: '+1' }, /digits only/],
    [{ DefaultCountryCode: '0049' }, /no country/],
    [{ DefaultCountryCode: '999' }, /no country/],
    [{ LOCMFA: 'yes' }, /true or false/],
    [{ LOCMFASRV: 'server:9999' }, /https address/],
    [{ LOCMFASRV: 'ftp://server' }, /https address/],
    [{ username: 'a\nb' }, /one line/],
    [{ username: 'a\u0000' }, /control/],
    [{ username: '\ud800' }, /half a character/],
    [{ username: ' a' }, /space/],
    [{ username: 'x'.repeat(4097) }, /longer/],
  ])('%j', (values, expected) => {
    expect(message(values)).toMatch(expected);
  });

  it('allows the rest', () => {
    expect(refusedValues(sdk)).toEqual([]);
    expect(
      refusedValues({
        CertFilePath: "C:\\O'Brien\\c.p12",
        DefaultCountryCode: '420',
        LOCMFA: 'TRUE',
        LOCMFASRV: 'http://s',
      }),
    ).toEqual([]);
    expect(refusedValues(Object.fromEntries(Object.keys(sdk).map(name => [name, ''])))).toEqual([]);
  });

  it('never repeats a secret', () => {
    for (const name of ['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD'] as const) {
      for (const bad of [' S3CRET', 'S3CRET\n', 'S3CRET\ud800']) {
        expect(message({ [name]: bad })).not.toContain('S3CRET');
        expect(JSON.stringify(valueFindings({ [name]: bad }))).not.toContain('S3CRET');
      }
    }
  });
});

describe('findings', () => {
  const ids = (values: Parameters<typeof valueFindings>[0]) =>
    valueFindings(values).map(one => `${one.severity} ${one.id} ${one.subject}`);
  it('are none for a whole SDK file', () => {
    expect(ids(sdk)).toEqual([]);
  });
  it('name what is missing, odd or contradictory', () => {
    expect(ids({ ...sdk, username: '' })).toEqual(['error incomplete username']);
    expect(ids({ ...sdk, DefaultCountryCode: undefined })).toEqual([
      'warning no-country-code DefaultCountryCode',
    ]);
    expect(ids({ ...sdk, LICENSE_KEY: 'abc' })).toEqual(['warning unusual-shape LICENSE_KEY']);
    expect(ids({ ...sdk, GROUP_KEY: 'YOUR_GROUP_KEY' })).toEqual(['error placeholder GROUP_KEY']);
    expect(ids({ ...sdk, CertFilePath: 'cert_key.p12' })).toEqual(['warning path-not-full CertFilePath']);
    expect(ids({ ...sdk, CertFilePath: '"C:\\x.p12"' })).toEqual([
      'error refused-value CertFilePath',
      'warning path-not-full CertFilePath',
    ]);
    expect(
      ids({ LOCMFA: 'true', username: 'mim', LOCMFASRV: 'http://s/x', DefaultCountryCode: '1' }),
    ).toEqual([
      'warning server-not-https LOCMFASRV',
      'information server-unusual LOCMFASRV',
      'warning username-not-upn username',
    ]);
    expect(ids({ ...sdk, LOCMFA: 'true', LOCMFASRV: 'https://s/PfWsSdk.asmx', username: 'm@c' })).toEqual([
      'error several-back-ends MfaSettings.xml',
    ]);
  });
});

describe('small rules', () => {
  it('know placeholders and shapes', () => {
    for (const text of [
      '',
      'YOUR_LICENSE_KEY',
      '<Enter key here>',
      'XXXXXXXXXXXX',
      'your key',
      'Enter your key here',
    ]) {
      expect(isPlaceholder(text), text).toBe(true);
    }
    for (const text of Object.values(sdk)) expect(isPlaceholder(text), text).toBe(false);
    expect(unusualShape('GROUP_KEY', sdk.GROUP_KEY.toUpperCase())).toContain('hexadecimal');
    expect(unusualShape('LICENSE_KEY', sdk.LICENSE_KEY)).toBeUndefined();
  });

  it('match element names in any case', () => {
    expect(mfaElementNamed('USERNAME')).toBe('username');
    expect(mfaElementNamed('locMfaSrv')).toBe('LOCMFASRV');
    expect(mfaElementNamed('constructor')).toBeUndefined();
  });

  it('take absolute paths only', () => {
    for (const path of ['/a', 'C:\\a', 'c:/a', '\\\\server\\share\\a'])
      expect(absolutePath.safeParse(path).success, path).toBe(true);
    for (const path of ['', 'a', '../a', 'C:a', '/a\0b', `/${'x'.repeat(4096)}`])
      expect(absolutePath.safeParse(path).success, path).toBe(false);
  });
});
