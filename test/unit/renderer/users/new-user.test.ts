import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../../../shared/cmdlets/command.ts';
import { writeCommand } from '../../../../shared/cmdlets/write.ts';
import type { CorpEntry } from '../../../../shared/contract/forest.ts';
import {
  lackingOf,
  type NewUserForm,
  newUserCommand,
  numberOf,
} from '../../../../renderer/features/users/new-user.ts';

const entry: CorpEntry = {
  kind: 'user',
  domain: 'contoso.local',
  accountName: 'jen',
  displayName: 'Jen Field',
  mail: '',
  sid: 'S-1-5-21-1-2-3-1001',
  mobile: '',
  telephoneNumber: '+1 213 555 1212',
  disabled: false,
};
const form: NewUserForm = {
  from: 'corp',
  entry,
  privDomain: 'priv.contoso.local',
  privAccount: '',
  privAccountName: '',
  password: '',
};

describe('a new user', () => {
  it('is nobody until somebody is chosen', () => {
    expect(newUserCommand({ ...form, entry: null })).toBeNull();
    expect(newUserCommand({ ...form, from: 'priv', privAccount: '  ' })).toBeNull();
  });

  it('leaves out what was not given, and hides the password', () => {
    const plain = newUserCommand(form);
    expect(plain && writeCommand(plain)).toBe(
      "New-PAMUser -SourceDomain 'contoso.local' -SourceAccountName 'jen'",
    );
    const full = newUserCommand({ ...form, privAccountName: 'PRIV.field', password: 'Sesame-17' });
    const line = full === null ? '' : writeCommand(full);
    expect(line).toContain("-PrivAccountName 'PRIV.field' -PrivPassword (Read-Host -AsSecureString)");
    expect(line).not.toContain('Sesame');
    expect(checkCommand(full)).toEqual([]);
  });

  it('makes the record alone for an account that is in PRIV', () => {
    const command = newUserCommand({ ...form, from: 'priv', privAccount: 'svc.backup' });
    expect(command && writeCommand(command)).toBe(
      "New-PAMUser -SourceDomain 'priv.contoso.local' -SourceAccountName 'svc.backup' -PrivOnly",
    );
  });

  it('copies the first number in the configured order', () => {
    const both = { ...entry, mobile: '+1 213 555 0000' };
    expect(numberOf(both, ['mobile', 'telephoneNumber'])).toBe('+1 213 555 0000');
    expect(numberOf(both, ['telephoneNumber', 'mobile'])).toBe('+1 213 555 1212');
    expect(numberOf(entry, ['mobile', 'telephoneNumber'])).toBe('+1 213 555 1212');
    expect(numberOf(entry, ['mobile'])).toBe('');
  });

  it('says what CORP lacks', () => {
    expect(lackingOf(entry, '+1 213 555 1212')).toEqual(['mail address']);
    expect(lackingOf({ ...entry, sid: '' }, '')).toEqual(['telephone number', 'mail address', 'SID']);
  });
});
