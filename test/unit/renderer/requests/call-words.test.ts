import { describe, expect, test } from 'vitest';
import type { CallView } from '../../../../shared/domain/call.ts';
import type { RequestId } from '../../../../shared/domain/ids.ts';
import {
  actionRefusal,
  callAnnouncement,
  callClock,
  dockedCalls,
  providerWords,
  resultWords,
  shownAfterEnd,
  withCall,
} from '../../../../renderer/features/requests/call-words.ts';

const start = 1_000_000;
const aCall = (id: string, change: Partial<CallView> = {}): CallView => ({
  id,
  requestId: id as RequestId,
  userName: 'Jen',
  roleName: 'R',
  number: '+1 213 555 1212',
  provider: 'simulated',
  simulated: true,
  state: 'ringing',
  since: start + 1500,
  log: [
    { at: start, text: 'Dialling' },
    { at: start + 1500, text: 'It rings.' },
  ],
  outcome: null,
  ...change,
});
const unanswered = { verified: false, code: 102, words: 'Nobody answered.', nextStep: 'Ask again.' };

describe('the clock of a call', () => {
  test('runs from the dialling while it is live', () => {
    expect(callClock(aCall('a'), start + 72_900)).toBe('1:12');
  });

  test('stands at the end', () => {
    const ended = aCall('a', { state: 'ended', since: start + 31_000, outcome: unanswered });
    expect(callClock(ended, start + 900_000)).toBe('0:31');
  });

  test('never runs backwards where the window’s clock is behind', () => {
    expect(callClock(aCall('a'), start - 5000)).toBe('0:00');
  });
});

describe('what is said', () => {
  test('who is called, on what number, for which role', () => {
    expect(callAnnouncement(aCall('a', { state: 'dialling' }))).toBe('Calling Jen on +1 213 555 1212 for R.');
  });

  test('the result in a sentence', () => {
    expect(resultWords({ userName: 'Jen', outcome: unanswered })).toBe(
      'Jen is not verified: nobody answered.',
    );
    expect(resultWords({ userName: 'Jen', outcome: { ...unanswered, verified: true } })).toBe(
      'Jen is verified.',
    );
    expect(callAnnouncement(aCall('a', { state: 'ended', outcome: unanswered }))).toContain(
      'nobody answered',
    );
  });

  test('a provider that is not known by its own word', () => {
    expect(providerWords('pbx')).toBe('Site exchange');
    expect(providerWords('other')).toBe('other');
  });
});

test.each([
  ['answer', 'dialling', 'It does not ring yet.'],
  ['answer', 'ringing', null],
  ['answer', 'answered', 'The call is answered already.'],
  ['hash', 'ringing', 'Answer the call first.'],
  ['hash', 'answered', null],
  ['hang-up', 'ringing', null],
  ['status', 'dialling', null],
  ['status', 'ended', 'The call has ended.'],
] as const)('%s while %s: %s', (kind, state, why) => {
  expect(actionRefusal(kind, state)).toBe(why);
});

describe('the dock', () => {
  const later = aCall('b', { log: [{ at: start + 5000, text: 'Dialling' }] });

  test('lists all live calls, the oldest first', () => {
    expect(dockedCalls([later, aCall('a')], new Set(), start).map(call => call.id)).toEqual(['a', 'b']);
  });

  test('keeps an ended call for a while, unless it is put away', () => {
    const ended = aCall('a', { state: 'ended', since: start, outcome: unanswered });
    expect(dockedCalls([ended], new Set(), start + shownAfterEnd - 1)).toHaveLength(1);
    expect(dockedCalls([ended], new Set(), start + shownAfterEnd)).toHaveLength(0);
    expect(dockedCalls([ended], new Set(['a']), start + 1)).toHaveLength(0);
  });

  test('cannot put a live call away', () => {
    expect(dockedCalls([aCall('a')], new Set(['a']), start)).toHaveLength(1);
  });

  test('takes a new state in the place of the old one, and a new call on top', () => {
    const answered = aCall('a', { state: 'answered' });
    expect(withCall([later, aCall('a')], answered)).toEqual([later, answered]);
    expect(withCall([later], answered)).toEqual([answered, later]);
  });
});
