import type { GateId } from '../../../shared/domain/gate.ts';
import type { SimulatedEnd, Simulation } from '../../../shared/domain/simulation.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { counted, listWords } from '../../components/words.ts';

export const endWords: Record<SimulatedEnd, string> = {
  'ttl-ended': 'Active to the end of their time',
  'closed-by-user': 'Active, closed early by the user',
  refused: 'Refused by a gate',
  'call-failed': 'The call verified nobody',
  'approver-rejected': 'Rejected by an owner',
  'approval-lapsed': 'Lapsed without a decision',
};

export const gateWords: Record<GateId, string> = {
  candidate: 'Candidate',
  account: 'Account',
  role: 'Role',
  duration: 'Duration',
  window: 'Availability window',
  delivery: 'Forwarding',
  mfa: 'Phone call',
  approval: 'Approval',
};

/** The run in a sentence: `Of 1,204 requests, 903 became active: 75 of 100. 120 were refused, 70 failed the call.` */
export function resultSentence({ requests, activated, ends }: Simulation): string {
  const of = (end: SimulatedEnd) => ends.find(one => one.end === end)?.count ?? 0;
  const whole = Math.round((100 * activated) / requests);
  const parts = [
    [of('refused'), 'were refused by a gate'],
    [of('call-failed'), 'failed at the phone call'],
    [of('approver-rejected'), 'were rejected by an owner'],
    [of('approval-lapsed'), 'lapsed without a decision'],
  ] as const;
  const others = parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count.toLocaleString('en')} ${what}`);
  const first = `Of ${counted(requests, 'request')}, ${activated.toLocaleString('en')} became active (${String(whole)} of 100).`;
  return others.length === 0 ? first : `${first} ${listWords(others)}.`;
}

const moments = new Map<string, Intl.DateTimeFormat>();

/** `Mon 23 Nov, 09:05` in the scenario's zone. */
export function atWords(at: number, timeZone: string): string {
  let format = moments.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    moments.set(timeZone, format);
  }
  return format.format(at);
}

/** A step of the wait, seconds: `up to 5 min`, `to 1 h`, `longer`. */
export function waitWords(upTo: number | null, before: number): string {
  if (upTo === null) return `over ${short(before)}`;
  return before === 0 ? `up to ${short(upTo)}` : `to ${short(upTo)}`;
}

function short(seconds: number): string {
  return durationInWords(seconds)
    .replace(/ minutes?/, ' min')
    .replace(/ hours?/, ' h')
    .replace('1 day', '24 h');
}
