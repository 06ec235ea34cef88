import type { CallAction, CallState, CallView } from '../../../shared/domain/call.ts';

/** The states of a call as the handset shows them. */
export const stateWords: Record<CallState, string> = {
  dialling: 'Dialling',
  ringing: 'Ringing',
  answered: 'Answered',
  ended: 'Ended',
};

/** A provider's word as people read it. */
export function providerWords(provider: string): string {
  const known: Record<string, string> = {
    simulated: 'Simulated phone',
    'phone-factor': 'Azure MFA SDK',
    pbx: 'Site exchange',
    custom: 'Custom provider',
  };
  return known[provider] ?? provider;
}

/** The states of a call in which the handset's actions are possible (the provider refuses the others). */
const allowedIn: Record<CallAction['kind'], readonly CallState[]> = {
  answer: ['ringing'],
  hash: ['answered'],
  'wrong-key': ['answered'],
  'hang-up': ['ringing', 'answered'],
  ignore: ['ringing'],
  status: ['dialling', 'ringing', 'answered'],
};

/** Why an action is not possible now, or null. */
export function actionRefusal(kind: CallAction['kind'], state: CallState): string | null {
  if (allowedIn[kind].includes(state)) return null;
  switch (state) {
    case 'dialling':
      return 'It does not ring yet.';
    case 'ringing':
      return 'Answer the call first.';
    case 'answered':
      return 'The call is answered already.';
    case 'ended':
      return 'The call has ended.';
  }
}

/** When the call began: its first line. Milliseconds UTC. */
export function beganAt(call: CallView): number {
  return call.log[0]?.at ?? call.since;
}

/** How long a call lasts or lasted: `0:07`, `1:12`. */
export function callClock(call: CallView, now: number): string {
  const until = call.state === 'ended' ? call.since : Math.max(now, beganAt(call));
  const seconds = Math.floor((until - beganAt(call)) / 1000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What a screen reader is told when a call's state changes. */
export function callAnnouncement(call: CallView): string {
  const { userName, number, roleName } = call;
  switch (call.state) {
    case 'dialling':
      return `Calling ${userName} on ${number} for ${roleName}.`;
    case 'ringing':
      return `The phone of ${userName} rings.`;
    case 'answered':
      return `The call to ${userName} is answered.`;
    case 'ended':
      return resultWords(call);
  }
}

/** The result of an ended call in a sentence: `Jen is verified.`, `Jen is not verified: nobody answered.` */
export function resultWords(call: Pick<CallView, 'userName' | 'outcome'>): string {
  if (call.outcome === null) return 'The call has ended.';
  if (call.outcome.verified) return `${call.userName} is verified.`;
  const why = call.outcome.words.replace(/\.$/, '');
  return `${call.userName} is not verified: ${why.charAt(0).toLowerCase()}${why.slice(1)}.`;
}

/** How long the dock keeps a call that has ended, in milliseconds. */
export const shownAfterEnd = 30_000;

/** Live calls, and those that ended a short while ago and are not put away: in the order in which they began. */
export function dockedCalls(
  calls: readonly CallView[],
  dismissed: ReadonlySet<string>,
  now: number,
): CallView[] {
  return calls
    .filter(call => call.state !== 'ended' || (now - call.since < shownAfterEnd && !dismissed.has(call.id)))
    .sort((a, b) => beganAt(a) - beganAt(b));
}

/** The list with one call's new state in it, newest first. */
export function withCall(calls: readonly CallView[], call: CallView): CallView[] {
  const known = calls.some(other => other.id === call.id);
  return known ? calls.map(other => (other.id === call.id ? call : other)) : [call, ...calls];
}
