import type { Output } from '../../../shared/contract/registry.ts';
import { certificateWarningDays } from '../../../shared/domain/check.ts';
import { counted } from '../../components/words.ts';

export interface TileView {
  word: string;
  /** Null where there is nothing to count: `note` then says why. */
  value: number | null;
  note: string;
  tone: 'neutral' | 'success' | 'warning' | 'error';
  /** Seven days, oldest first, today last. */
  trend: readonly number[] | null;
  /** What a bar counts: `activations`. */
  trendOf: string;
  to: string;
}

/** The tiles: each a number, a word, a trend, and the address of the list that it counts. */
export function tilesOf(data: Output<'overview.get'>): TileView[] {
  const { errors, warnings } = data.settingsFindings;
  return [
    {
      word: 'Active now',
      value: data.activeNow.count,
      note:
        data.activeNow.count === 0
          ? 'Nobody holds a role'
          : many(data.activeNow.count, 'role', 'held at this moment'),
      tone: data.activeNow.count > 0 ? 'success' : 'neutral',
      trend: data.activeNow.trend,
      trendOf: 'activations',
      to: '/requests?statuses=Active',
    },
    {
      word: 'Waiting for me',
      value: data.waitingForMe.count,
      note:
        data.waitingForMe.count === 0
          ? 'Nothing to decide'
          : many(data.waitingForMe.count, 'request', 'to decide'),
      tone: data.waitingForMe.count > 0 ? 'warning' : 'neutral',
      trend: data.waitingForMe.trend,
      trendOf: 'approvals asked',
      to: '/requests/approvals',
    },
    {
      word: 'MFA failures today',
      value: data.mfaFailuresToday.count,
      note:
        data.mfaFailuresToday.count === 0
          ? 'No call failed'
          : many(data.mfaFailuresToday.count, 'call', 'not completed'),
      tone: data.mfaFailuresToday.count > 0 ? 'error' : 'neutral',
      trend: data.mfaFailuresToday.trend,
      trendOf: 'failed calls',
      to: `/history?ids=101&from=${String(data.todayFrom)}`,
    },
    {
      word: 'Candidates without a number',
      value: data.candidatesWithoutNumber.count,
      note:
        data.candidatesWithoutNumber.count === 0
          ? 'Every candidate can be called'
          : 'cannot activate a role with MFA',
      tone: data.candidatesWithoutNumber.count > 0 ? 'warning' : 'neutral',
      trend: data.candidatesWithoutNumber.trend,
      trendOf: 'candidates',
      to: '/users?finding=not-callable',
    },
    certificateTile(data.certificateDaysLeft),
    {
      word: 'Settings findings',
      value: errors + warnings,
      note:
        errors + warnings === 0
          ? 'MfaSettings.xml is in order'
          : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
      tone: errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'neutral',
      trend: null,
      trendOf: '',
      to: '/checks?area=mfa',
    },
  ];
}

function certificateTile(days: number | null): TileView {
  const base = { word: 'Certificate days left', trend: null, trendOf: '', to: '/mfa' };
  if (days === null) return { ...base, value: null, note: 'No certificate is imported', tone: 'neutral' };
  if (days < 0) return { ...base, value: 0, note: `Ended ${counted(-days, 'day')} ago`, tone: 'error' };
  return {
    ...base,
    value: days,
    note: days < certificateWarningDays ? 'Import a new one before it ends' : 'until the certificate ends',
    tone: days < certificateWarningDays ? 'warning' : 'neutral',
  };
}

/** What the number counts, without the number: `role held …`, `roles held …`. */
function many(count: number, noun: string, rest: string): string {
  return `${noun}${count === 1 ? '' : 's'} ${rest}`;
}

/** A trend in words, for those who do not see the bars: `Last seven days: 1, 0, 3, …, today 2 activations.` */
export function trendWords(trend: readonly number[], of: string): string {
  const before = trend.slice(0, -1).join(', ');
  return `The days before, oldest first: ${before}. Today: ${String(trend.at(-1) ?? 0)} ${of}.`;
}
