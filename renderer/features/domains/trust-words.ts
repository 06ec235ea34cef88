import type { DomainRow } from '../../../shared/contract/domains.ts';
import type { IconName } from '../../components/icon-paths.ts';

/** What is recorded of the trust that covers a domain, in two words. The console has not looked at the trust. */
export const trustWords: Readonly<
  Record<DomainRow['trust'], { text: string; tone: 'success' | 'warning'; icon: IconName }>
> = {
  none: { text: 'Not recorded', tone: 'warning', icon: 'warning' },
  open: { text: 'Not all confirmed', tone: 'warning', icon: 'warning' },
  confirmed: { text: 'Confirmed', tone: 'success', icon: 'check' },
};
