import { roleId, userId } from '../../../shared/domain/ids.ts';
import { addressCodec, idPart, numberPart, type AddressValue } from '../../components/address-filter.ts';

const spec = {
  role: idPart(text => roleId.safeParse(text).data),
  user: idPart(text => userId.safeParse(text).data),
  /** Seconds; absent is the role's. */
  ttl: numberPart(),
  /** The start, milliseconds UTC; absent is now. */
  at: numberPart(),
};

/** The question in the address: it can be sent to a colleague. */
export const explainAddress = addressCodec(spec);
export type Asked = AddressValue<typeof spec>;
/** A part that becomes undefined is taken off. */
export type AskedChange = { [K in keyof Asked]?: Asked[K] | undefined };
