import { userFindings } from '../../../shared/contract/pam.ts';
import type { Request } from '../../../shared/contract/registry.ts';
import { addressCodec, choicePart, flagPart, textPart } from '../../components/address-filter.ts';
import type { AddressValue } from '../../components/address-filter.ts';

const spec = { q: textPart(), finding: choicePart(userFindings), mfaCandidates: flagPart() };

/** The filter of the list of users, as the address holds it: `/users?finding=not-callable`. */
export const userAddress = addressCodec(spec);
export type UserFilter = AddressValue<typeof spec>;

/** The filter as `users.list` takes it. */
export function userListInput(filter: UserFilter): Omit<Request<'users.list'>, 'page'> {
  return {
    ...(filter.q === undefined ? {} : { search: filter.q }),
    ...(filter.finding === undefined ? {} : { finding: filter.finding }),
    ...(filter.mfaCandidates === undefined ? {} : { mfaCandidates: true }),
  };
}
