import { phoneProblems } from '../../../shared/contract/phones.ts';
import type { Request } from '../../../shared/contract/registry.ts';
import { addressCodec, choicePart, textPart, type AddressValue } from '../../components/address-filter.ts';

const spec = {
  q: textPart(),
  problem: choicePart(phoneProblems),
  standing: choicePart(['blocked', 'bypass'] as const),
};

/** The filter of the phone report, as the address holds it: `/phones?problem=shared`. */
export const phoneAddress = addressCodec(spec);
export type PhoneFilter = AddressValue<typeof spec>;

/** The filter as `phones.report` takes it. */
export function phoneListInput(filter: PhoneFilter): Omit<Request<'phones.report'>, 'page'> {
  return {
    ...(filter.q === undefined ? {} : { search: filter.q }),
    ...(filter.problem === undefined ? {} : { problem: filter.problem }),
    ...(filter.standing === undefined ? {} : { standing: filter.standing }),
  };
}
