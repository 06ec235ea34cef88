import { type Command, makeCommand } from '../../../shared/cmdlets/command.ts';
import { userRef } from '../../../shared/cmdlets/refs.ts';
import type { User } from '../../../shared/domain/user.ts';
import { changedFields, changedParameters, type FormSpec } from '../../components/object-form.ts';

/** A user as the editor holds it: what Set-PAMUser takes. */
export type UserForm = {
  sourcePhoneNumber: string;
  /** A new PIN code; '' where it stays as it is. */
  pinCode: string;
  /** True takes the stored PIN code away. */
  pinRemoved: boolean;
  sourceDisplayName: string;
  sourceDomain: string;
  sourceAccountName: string;
  sourceAccountSid: string;
  sourceEmailAddress: string;
  sourceDescription: string;
  privAccountName: string;
  privDisplayName: string;
  privDescription: string;
  privAccountActive: boolean;
};

export const userSpec: FormSpec<UserForm> = {
  parameterOf: {
    sourcePhoneNumber: 'SourcePhoneNumber',
    pinCode: 'PrivPINCode',
    pinRemoved: 'PrivPINCode',
    sourceDisplayName: 'SourceDisplayName',
    sourceDomain: 'SourceDomain',
    sourceAccountName: 'SourceAccountName',
    sourceAccountSid: 'SourceAccountSID',
    sourceEmailAddress: 'SourceEmailAddress',
    sourceDescription: 'SourceDescription',
    privAccountName: 'PrivAccountName',
    privDisplayName: 'PrivDisplayName',
    privDescription: 'PrivDescription',
    privAccountActive: 'PrivAccountActive',
  },
  labels: {
    sourcePhoneNumber: 'Telephone number',
    pinCode: 'PIN code',
    pinRemoved: 'PIN code removed',
    sourceDisplayName: 'Display name',
    sourceDomain: 'CORP domain',
    sourceAccountName: 'CORP account',
    sourceAccountSid: 'CORP SID',
    sourceEmailAddress: 'Mail address',
    sourceDescription: 'Description',
    privAccountName: 'PRIV account',
    privDisplayName: 'PRIV display name',
    privDescription: 'PRIV description',
    privAccountActive: 'PRIV account active',
  },
  lists: {},
};

/** The stored user as a form. */
export function userForm(user: User): UserForm {
  const { sourcePhoneNumber, sourceDisplayName, sourceDomain, sourceAccountName, sourceAccountSid } = user;
  const { sourceEmailAddress, sourceDescription } = user;
  const { privAccountName, privDisplayName, privDescription, privAccountActive } = user;
  return {
    sourcePhoneNumber,
    pinCode: '',
    pinRemoved: false,
    sourceDisplayName,
    sourceDomain,
    sourceAccountName,
    sourceAccountSid,
    sourceEmailAddress,
    sourceDescription,
    privAccountName,
    privDisplayName,
    privDescription,
    privAccountActive,
  };
}

/** Set-PAMUser with what was edited; null where nothing was. `user` is named by what is stored. */
export function setUserCommand(
  user: Pick<User, 'privAccountName' | 'sourceDomain' | 'sourceAccountName' | 'privOnly'>,
  base: UserForm,
  form: UserForm,
): Command | null {
  if (changedFields(userSpec, base, form).length === 0) return null;
  return makeCommand('Set-PAMUser', {
    User: userRef(user),
    ...changedParameters(userSpec, base, form),
    ...(form.pinRemoved ? { PrivPINCode: '' } : {}),
  });
}

/** What is wrong with what was edited, by field. The main process checks all of it again. */
export function userIssues(base: UserForm, form: UserForm): Partial<Record<keyof UserForm, string>> {
  const issues: Partial<Record<keyof UserForm, string>> = {};
  for (const field of changedFields(userSpec, base, form)) {
    const value = form[field];
    if (typeof value !== 'string') continue;
    const issue = issueOf(field, value.trim());
    if (issue !== null) issues[field] = issue;
  }
  return issues;
}

function issueOf(field: keyof UserForm, text: string): string | null {
  switch (field) {
    case 'pinCode':
      return text === '' || /^\d{4,16}$/.test(text)
        ? null
        : 'A PIN code is 4 to 16 digits: it is entered on a telephone.';
    case 'sourceAccountSid':
      return text === '' || /^S-1(-\d+){2,15}$/i.test(text)
        ? null
        : 'A SID is written as S-1-5-21- and further numbers.';
    case 'privAccountName':
      return text === '' ? 'The PRIV account must have a name.' : null;
    case 'sourceAccountName':
      return text === '' ? 'The account must have a name.' : null;
    case 'sourceDomain':
      return text === '' ? 'The domain must have a name.' : null;
    default:
      return null;
  }
}
