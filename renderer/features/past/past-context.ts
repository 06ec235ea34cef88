import { useOutletContext } from 'react-router';
import type { PastMoment } from '../../../shared/contract/past.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import type { PastAsked } from './past-address.ts';

/** What each tab is given: a moment that is rebuilt, and the address. */
export interface PastContext {
  moment: PastMoment;
  found: Output<'past.open'>;
  asked: PastAsked;
  ask: (next: PastAsked) => void;
  timeZone: string;
}

export function usePast(): PastContext {
  return useOutletContext<PastContext>();
}
