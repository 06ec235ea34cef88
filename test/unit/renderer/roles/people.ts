import type { Group } from '../../../../shared/domain/group.ts';
import type { GroupId, UserId } from '../../../../shared/domain/ids.ts';
import { readPhoneNumber } from '../../../../shared/domain/phone-number.ts';
import { emptyForm, type RoleForm, type RolePerson } from '../../../../renderer/features/roles/role-form.ts';

/** A person of CONTOSO with a number; '' for none. */
export function person(name: string, number = '+12135551212'): RolePerson {
  const phone = readPhoneNumber(number, '1');
  return {
    user: {
      id: `user-${name}` as UserId,
      version: 1,
      sourceDomain: 'CONTOSO',
      sourceAccountName: name,
      sourceDisplayName: name,
      sourceDescription: '',
      sourceAccountSid: '',
      sourcePhoneNumber: number,
      sourceEmailAddress: '',
      privAccountName: `PRIV.${name}`,
      privDisplayName: '',
      privDescription: '',
      privUserPrincipalName: '',
      privAccountSid: '',
      privAccountActive: true,
      privOnly: false,
      hasPinCode: false,
    },
    phone,
    canDial: phone.kind === 'number',
  };
}

export function groupNamed(name: string, active = true): Group {
  return {
    id: `group-${name}` as GroupId,
    version: 1,
    sourceDomain: 'CONTOSO',
    sourceAccountName: name,
    sourceAccountSid: '',
    privAccountName: `CONTOSO.${name}`,
    privDisplayName: `CONTOSO.${name}`,
    privDescription: '',
    privAccountSid: '',
    active,
    privOnly: false,
    usesSidHistory: false,
  };
}

export const jen = person('Jen');
export const pat = person('Pat');
export const kim = person('Kim', '');
export const admins = groupNamed('CorpAdmins');

export function form(change: Partial<RoleForm> = {}): RoleForm {
  return { ...emptyForm(3600), displayName: 'R', candidates: [jen], privileges: [admins], ...change };
}
