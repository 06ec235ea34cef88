import type { EventFilter } from '../../../shared/domain/event.ts';
import { eventSources, severities } from '../../../shared/domain/event.ts';
import { eventResults } from '../../../shared/domain/event-result.ts';
import { requestId, roleId, userId } from '../../../shared/domain/ids.ts';
import {
  addressCodec,
  choicesPart,
  idPart,
  numberPart,
  numbersPart,
  textPart,
} from '../../components/address-filter.ts';

/** The history's filter as the address holds it: the contract's own filter, part by part. */
export const historyAddress = addressCodec({
  ids: numbersPart(50),
  severities: choicesPart(severities),
  sources: choicesPart(eventSources),
  results: choicesPart(eventResults),
  userId: idPart(text => userId.safeParse(text).data),
  roleId: idPart(text => roleId.safeParse(text).data),
  requestId: idPart(text => requestId.safeParse(text).data),
  from: numberPart(),
  to: numberPart(),
  text: textPart(200),
});

/** The filter without some of its parts. */
export function without(filter: EventFilter, ...parts: (keyof EventFilter)[]): EventFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([part]) => !parts.includes(part as keyof EventFilter)),
  );
}

/** The filter with some parts set anew; undefined takes a part off. */
export function changed(
  filter: EventFilter,
  change: { [K in keyof EventFilter]?: EventFilter[K] | undefined },
): EventFilter {
  const next = { ...filter, ...change };
  return Object.fromEntries(
    Object.entries(next).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
