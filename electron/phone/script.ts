import { isCallStatusCode } from '../../shared/domain/call-status.ts';
import type { CallAction, CallState } from '../../shared/domain/call.ts';

/**
 * How a simulated call goes without anybody at the handset. `code` ends the call with that published status; whether the
 * provider then reports the user as authenticated is said apart, and is false unless said: no code verifies by itself.
 */
export type CallScript = 'verified' | 'no-answer' | 'hung-up' | { code: number; verified?: boolean };

/** Who answers simulated calls: a person at the handset on the screen, a script, or a seeded chance of each way a call can go. */
export type Behaviour =
  { kind: 'handset' } | { kind: 'script'; script: CallScript } | { kind: 'seeded'; seed: number };

/** What is done by itself on entering a state, after so many milliseconds. A state without a step waits for a person or the time limit. */
export type Plan = Partial<Record<CallState, { after: number; action: CallAction }>>;

/** The plan of a script, or null for a call that is not scripted. Scripted calls do not make anybody wait. */
export function planOf(script: CallScript): Plan {
  switch (script) {
    case 'verified':
      return {
        ringing: { after: 0, action: { kind: 'answer' } },
        answered: { after: 0, action: { kind: 'hash' } },
      };
    case 'hung-up':
      return {
        ringing: { after: 0, action: { kind: 'answer' } },
        answered: { after: 0, action: { kind: 'hang-up' } },
      };
    case 'no-answer':
      return { ringing: { after: 0, action: { kind: 'status', code: 102, verified: false } } };
    default:
      return {
        dialling: {
          after: 0,
          action: { kind: 'status', code: script.code, verified: script.verified ?? false },
        },
      };
  }
}

/** Reads a script that came as a call's attribute or from a command line; undefined where it is none. */
export function readScript(value: unknown): CallScript | undefined {
  if (value === 'verified' || value === 'no-answer' || value === 'hung-up') return value;
  if (typeof value !== 'object' || value === null || !('code' in value)) return undefined;
  const { code } = value;
  if (typeof code !== 'number' || !isCallStatusCode(code)) return undefined;
  return { code, verified: 'verified' in value && value.verified === true };
}

/** A repeatable source of numbers from 0 inclusive to 1 exclusive: the same seed gives the same calls. */
export function seededRandom(seed: number): () => number {
  // A linear congruential generator modulo 2^32 with Knuth's constants: its high bits are even enough for how calls go.
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

// How often each happens of a hundred calls. These are ours, to make a history that looks like one; they are nobody's statistics.
const ways: readonly (readonly [
  weight: number,
  last: CallAction,
  at: 'dialling' | 'ringing' | 'answered',
])[] = [
  [80, { kind: 'hash' }, 'answered'],
  [7, { kind: 'ignore' }, 'ringing'],
  [4, { kind: 'hang-up' }, 'answered'],
  [3, { kind: 'wrong-key' }, 'answered'],
  [3, { kind: 'status', code: 13, verified: false }, 'ringing'],
  [1, { kind: 'status', code: 4, verified: false }, 'answered'],
  [1, { kind: 'status', code: 112, verified: false }, 'answered'],
  [1, { kind: 'status', code: 117, verified: false }, 'dialling'],
];

/** The plan of a call that chance decides, at the pace of a person. */
export function drawPlan(random: () => number): Plan {
  let left = random() * ways.reduce((sum, [weight]) => sum + weight, 0);
  const [, last, at] = ways.find(([weight]) => (left -= weight) < 0) ?? ways[0]!;
  const answers = 2000 + Math.floor(random() * 10_000);
  const presses = 2000 + Math.floor(random() * 6000);
  if (at === 'answered') {
    return {
      ringing: { after: answers, action: { kind: 'answer' } },
      answered: { after: presses, action: last },
    };
  }
  return { [at]: { after: at === 'ringing' ? answers : 500, action: last } };
}
