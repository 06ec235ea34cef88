import type { PastMoment } from '../../../shared/contract/past.ts';
import { roleId } from '../../../shared/domain/ids.ts';
import {
  addressCodec,
  idPart,
  numberPart,
  textPart,
  type AddressValue,
} from '../../components/address-filter.ts';

const spec = {
  /** The moment: milliseconds UTC, or the number of an entry. */
  at: numberPart(),
  entry: numberPart(),
  /** The second moment of a comparison. */
  toAt: numberPart(),
  toEntry: numberPart(),
  role: idPart(text => roleId.safeParse(text).data),
  search: textPart(),
};

/** What is asked, in the address: it can be sent to a colleague. */
export const pastAddress = addressCodec(spec);
export type PastAsked = AddressValue<typeof spec>;

/** A moment by one of its two names; undefined where neither makes sense. */
export function momentOf(at: number | undefined, entry: number | undefined): PastMoment | undefined {
  if (entry !== undefined && entry >= 1) return { seq: entry };
  return at !== undefined && at >= 0 ? { at } : undefined;
}
