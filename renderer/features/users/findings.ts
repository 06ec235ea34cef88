import type { UserFinding } from '../../../shared/contract/pam.ts';
import type { IconName } from '../../components/icon-paths.ts';

export interface FindingWords {
  /** On a chip. */
  short: string;
  /** In the filter. */
  filter: string;
  tone: 'error' | 'warning' | 'neutral';
  icon: IconName;
  /** What it means, and what to do. */
  explain: string;
}

/** What may be wrong with a user, in words. `not-callable` says what the first two do to a role. */
export const findingWords: Record<UserFinding, FindingWords> = {
  'not-callable': {
    short: 'Candidate, cannot be called',
    filter: 'Candidate who cannot be called',
    tone: 'error',
    icon: 'stop',
    explain:
      'This user is a candidate of a role, and cannot be called. A role that asks for a phone call refuses the user until a number is set.',
  },
  'no-number': {
    short: 'No number',
    filter: 'No number',
    tone: 'warning',
    icon: 'phone',
    explain: 'No telephone number is stored, so this user cannot be called. Set one below.',
  },
  'unreadable-number': {
    short: 'Unreadable number',
    filter: 'Number that cannot be read',
    tone: 'warning',
    icon: 'warning',
    explain: 'The stored number cannot be read, so this user cannot be called. Replace it below.',
  },
  'ambiguous-number': {
    short: 'Ambiguous number',
    filter: 'Number that can be read in two ways',
    tone: 'warning',
    icon: 'warning',
    explain: 'The stored number can be read in two ways. Choose which one is meant below.',
  },
  'no-sid': {
    short: 'No SID',
    filter: 'No SID of CORP',
    tone: 'neutral',
    icon: 'information',
    explain:
      'CORP gave no SID for this account. Set it below if MIM is to know which CORP account this is after a renaming.',
  },
  'no-mail': {
    short: 'No mail',
    filter: 'No mail address',
    tone: 'neutral',
    icon: 'information',
    explain: 'No mail address is stored, so MIM cannot write to this user.',
  },
};

const order: readonly UserFinding[] = [
  'not-callable',
  'no-number',
  'unreadable-number',
  'ambiguous-number',
  'no-sid',
  'no-mail',
];

/** The findings in order of harm. */
export function inOrder(findings: readonly UserFinding[]): UserFinding[] {
  return order.filter(finding => findings.includes(finding));
}

/** What a row of the list shows: that there is no readable number stands beside it already, where it keeps the user off a role. */
export function inList(findings: readonly UserFinding[]): UserFinding[] {
  if (!findings.includes('not-callable')) return [...findings];
  return findings.filter(finding => finding !== 'no-number' && finding !== 'unreadable-number');
}
