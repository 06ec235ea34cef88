import type { PhoneProblem } from '../../../shared/contract/phones.ts';
import type { IconName } from '../../components/icon-paths.ts';

export interface ProblemWords {
  /** On a chip and in the filter. */
  short: string;
  tone: 'error' | 'warning' | 'neutral';
  icon: IconName;
}

/** What may be wrong with a number, in order of harm. */
export const problemWords: Record<PhoneProblem, ProblemWords> = {
  missing: { short: 'No number', tone: 'error', icon: 'stop' },
  unreadable: { short: 'Cannot be read', tone: 'error', icon: 'stop' },
  'not-dialable': { short: 'Cannot be dialled', tone: 'error', icon: 'stop' },
  ambiguous: { short: 'Two readings', tone: 'warning', icon: 'warning' },
  shared: { short: 'Shared', tone: 'warning', icon: 'users' },
  'changed-lately': { short: 'Changed lately', tone: 'neutral', icon: 'history' },
};
