import type { Scenario } from '../../shared/domain/scenario.ts';
import type { CallEnd } from '../activation/transitions.ts';
import { Random } from './random.ts';

/** What chance holds for one request, whether or not it comes to it. Durations in milliseconds. */
export interface Fate {
  call: CallEnd;
  callTakes: number;
  /** Whether an owner decides, how, after how much working time, and which of those who may (taken by remainder). */
  answered: boolean;
  decision: 'approved' | 'rejected';
  decisionTakes: number;
  decider: number;
  /** The part of its time, in 1,000, after which the activation is closed; null where it runs to its end. */
  closedAfter: number | null;
}

/** The published status of a call that was answered with #. */
const onlyHash = 2;
/** Streams of the seed below this are the run's own. */
const firstOwnStream = 16;

/**
 * Draws a request's fate from a stream of its own: a scenario in which owners are slower has the same requests, calls and
 * closings as before, so that two runs differ in what was changed and in nothing else.
 */
export function createFates({ seed, calls, owners, requests }: Scenario): (request: number) => Fate {
  return request => {
    const random = Random.of(seed, firstOwnStream + request);
    const drawn = random.below(100);
    let below = 0;
    const failure = calls.failures.find(({ percent }) => drawn < (below += percent));
    const call = { verified: failure === undefined, code: failure?.code ?? onlyHash, message: '' };
    const callTakes = random.between(calls.seconds.least * 1000, calls.seconds.most * 1000);
    const answered = random.percent(owners.answerPercent);
    const decision = random.percent(owners.rejectPercent) ? 'rejected' : 'approved';
    const decisionTakes = random.between(owners.minutes.least * 60_000, owners.minutes.most * 60_000);
    const decider = random.next();
    const closes = random.percent(requests.closeEarlyPercent);
    const part = random.between(1, 999);
    return { call, callTakes, answered, decision, decisionTakes, decider, closedAfter: closes ? part : null };
  };
}
