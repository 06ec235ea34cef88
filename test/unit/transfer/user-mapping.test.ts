import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../electron/transfer/user-mapping.ts';

const attributes = ['mobile', 'telephoneNumber'] as const;

describe('the guess which column is what', () => {
  it('knows what csvde, Get-PAMUser and people write, in any case', () => {
    const csvde = guessMapping(
      ['DN', 'objectClass', 'sAMAccountName', 'displayName', 'mobile', 'mail'],
      [...attributes],
    );
    expect(csvde).toMatchObject({
      sourceAccountName: 'sAMAccountName',
      sourceDisplayName: 'displayName',
      sourcePhoneNumber: 'mobile',
      sourceEmailAddress: 'mail',
      sourceDomain: null,
    });
    const mim = guessMapping(
      ['SourceDomain', 'SourceAccountName', 'PrivAccountName', 'SourcePhoneNumber'],
      [...attributes],
    );
    expect(mim).toMatchObject({
      sourceDomain: 'SourceDomain',
      sourceAccountName: 'SourceAccountName',
      privAccountName: 'PrivAccountName',
      sourcePhoneNumber: 'SourcePhoneNumber',
    });
    expect(guessMapping(['Login', 'E-Mail', 'Phone'], [...attributes])).toMatchObject({
      sourceAccountName: 'Login',
      sourceEmailAddress: 'E-Mail',
      sourcePhoneNumber: 'Phone',
    });
  });

  it('takes the number from the attribute in which New-PAMUser looks first', () => {
    const columns = ['sAMAccountName', 'mobile', 'telephoneNumber'];
    expect(guessMapping(columns, ['telephoneNumber', 'mobile']).sourcePhoneNumber).toBe('telephoneNumber');
    expect(guessMapping(columns, ['mobile', 'telephoneNumber']).sourcePhoneNumber).toBe('mobile');
  });
});
