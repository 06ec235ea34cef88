import { describe, expect, it } from 'vitest';
import { writeCommand } from '../../../../shared/cmdlets/write.ts';
import { checkCommand } from '../../../../shared/cmdlets/command.ts';
import { setUserCommand, userForm, userIssues } from '../../../../renderer/features/users/user-form.ts';
import { aUser } from '../../../fakes/pam-objects.ts';

const user = aUser(1, 'Jen', { hasPinCode: true });
const base = userForm(user);

describe('the form of a user', () => {
  it('runs nothing while nothing is changed', () => {
    expect(setUserCommand(user, base, base)).toBeNull();
  });

  it('is the line of the seed page for a new number', () => {
    const command = setUserCommand(user, base, { ...base, sourcePhoneNumber: '12135551212 ' });
    expect(command && writeCommand(command)).toBe(
      "Set-PAMUser (Get-PAMUser -SourceDomain 'contoso.local' -SourceAccountName 'Jen') -SourcePhoneNumber '12135551212'",
    );
  });

  it('names the user by what is stored, also where the account is renamed', () => {
    const command = setUserCommand(user, base, { ...base, sourceAccountName: 'jennifer' });
    expect(command?.parameters['User']).toMatchObject({ parameters: { SourceAccountName: 'Jen' } });
    expect(command?.parameters['SourceAccountName']).toBe('jennifer');
  });

  it('never writes a PIN code into the line', () => {
    const command = setUserCommand(user, base, { ...base, pinCode: '4711' });
    expect(command?.parameters['PrivPINCode']).toBe('4711');
    const line = command === null ? '' : writeCommand(command);
    expect(line).toContain('-PrivPINCode (Read-Host');
    expect(line).not.toContain('4711');
  });

  it('removes a PIN code by an empty one, which the line shows', () => {
    const command = setUserCommand(user, base, { ...base, pinRemoved: true });
    expect(command?.parameters).toMatchObject({ PrivPINCode: '' });
    expect(checkCommand(command)).toEqual([]);
    expect(command && writeCommand(command)).toMatch(/-PrivPINCode ''$/);
    expect(userIssues(base, { ...base, pinRemoved: true })).toEqual({});
  });

  it('can clear a text, and gives a line that the cmdlet accepts', () => {
    const command = setUserCommand(user, base, { ...base, sourcePhoneNumber: '', privAccountActive: false });
    expect(command?.parameters).toMatchObject({ SourcePhoneNumber: '', PrivAccountActive: false });
    expect(checkCommand(command)).toEqual([]);
  });

  it.each([
    [{ pinCode: '12' }, 'pinCode'],
    [{ pinCode: '12a4' }, 'pinCode'],
    [{ sourceAccountSid: 'S-1-x' }, 'sourceAccountSid'],
    [{ privAccountName: ' ' }, 'privAccountName'],
    [{ sourceDomain: '' }, 'sourceDomain'],
  ] as const)('says what is wrong with %o', (change, field) => {
    expect(Object.keys(userIssues(base, { ...base, ...change }))).toEqual([field]);
  });

  it('leaves alone what was not edited, also where it could not be typed today', () => {
    const odd = { ...base, sourceAccountSid: 'unknown' };
    expect(userIssues(odd, { ...odd, sourceDescription: 'on call' })).toEqual({});
  });
});
