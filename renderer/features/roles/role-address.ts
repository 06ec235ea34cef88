import type { Request } from '../../../shared/contract/registry.ts';
import { userId } from '../../../shared/domain/ids.ts';
import { addressCodec, choicePart, flagPart, idPart, textPart } from '../../components/address-filter.ts';
import type { AddressValue } from '../../components/address-filter.ts';

const asked = ['yes', 'no'] as const;

const spec = {
  q: textPart(),
  mfa: choicePart(asked),
  approval: choicePart(asked),
  active: flagPart(),
  candidate: idPart(text => userId.safeParse(text).data),
};

/** The filter of the list of roles, as the address holds it. */
export const roleAddress = addressCodec(spec);
export type RoleFilter = AddressValue<typeof spec>;

/** The filter as `roles.list` takes it. */
export function roleListInput(filter: RoleFilter): Omit<Request<'roles.list'>, 'page'> {
  return {
    ...(filter.q === undefined ? {} : { search: filter.q }),
    ...(filter.mfa === undefined ? {} : { mfaEnabled: filter.mfa === 'yes' }),
    ...(filter.approval === undefined ? {} : { approvalEnabled: filter.approval === 'yes' }),
    ...(filter.active === undefined ? {} : { active: true }),
    ...(filter.candidate === undefined ? {} : { candidate: filter.candidate }),
  };
}
