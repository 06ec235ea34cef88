import { AppError } from '../../shared/contract/errors.ts';
import { callStatus, isCallStatusCode } from '../../shared/domain/call-status.ts';
import type { CallAction, CallState } from '../../shared/domain/call.ts';
import { dialWithInternal } from '../../shared/domain/phone-number.ts';
import type { CallRequest, LiveCall, PhoneCallStatus, PhoneClock, PhoneProvider } from './provider.ts';
import { drawPlan, planOf, readScript, seededRandom, type Behaviour, type Plan } from './script.ts';

/** Milliseconds: until it rings, how long it rings, how long a key is waited for after the answer. */
export interface CallTimes {
  dialling: number;
  ringing: number;
  answered: number;
}
export const defaultCallTimes: CallTimes = { dialling: 1500, ringing: 30_000, answered: 20_000 };

export interface SimulatedPhoneOptions {
  clock: PhoneClock;
  behaviour?: Behaviour;
  times?: CallTimes;
}

/** A simulated provider always has a handset. */
export type SimulatedPhone = PhoneProvider & Required<Pick<PhoneProvider, 'press'>>;

interface Call extends LiveCall {
  plan: Plan;
  /** True where the plan is a script: then nothing waits. */
  scripted: boolean;
  stopTimer: () => void;
}

/** How long an ended call stays in the list, in milliseconds. */
const keptFor = 5 * 60_000;

/**
 * The telephone that is not one: a handset on the screen, a script, or a seeded chance. How each end maps to a published
 * code: # after the answer 2, and only this is verified; nobody answers, or declines 102; answered and no key 4;
 * answered and hung up 108; wrong keys 12; cancelled by the console 10; any other on demand. A call's attribute `script`
 * (see `readScript`) decides that call alone.
 */
export function createSimulatedPhone(options: SimulatedPhoneOptions): SimulatedPhone {
  const { clock, behaviour = { kind: 'handset' }, times = defaultCallTimes } = options;
  const calls = new Map<string, Call>();
  const listeners = new Set<(callId: string) => void>();
  const random = behaviour.kind === 'seeded' ? seededRandom(behaviour.seed) : () => 0;

  const changed = (call: Call) => {
    for (const listener of [...listeners]) listener(call.id);
  };
  const enter = (call: Call, state: CallState, text: string) => {
    call.stopTimer();
    const at = clock.now();
    call.state = state;
    call.since = at;
    call.log.push({ at, text });
    const step = call.plan[state];
    if (step) call.stopTimer = clock.setTimer(step.after, () => act(call, step.action));
    else if (state !== 'ended') call.stopTimer = clock.setTimer(limitOf(call, state), () => runOut(call));
  };
  const limitOf = (call: Call, state: 'dialling' | 'ringing' | 'answered') =>
    call.scripted && state === 'dialling' ? 0 : times[state];
  const end = (call: Call, verified: boolean, code: number, text: string) => {
    call.outcome = { verified, code, message: text };
    enter(call, 'ended', text);
    changed(call);
  };
  const runOut = (call: Call) => {
    if (call.state === 'dialling') {
      enter(call, 'ringing', 'It rings.');
      changed(call);
    } else if (call.state === 'ringing') end(call, false, 102, 'Nobody answered.');
    else end(call, false, 4, 'The call was answered, and no key was pressed in time.');
  };

  /** Does an action whose state allows it: `press` has checked, and a plan's step is only due in its own state. */
  const act = (call: Call, action: CallAction) => {
    switch (action.kind) {
      case 'answer':
        enter(call, 'answered', 'Answered. The voice asks to press # to go on, or to hang up.');
        return changed(call);
      case 'hash':
        return end(call, true, 2, '# was pressed: verified.');
      case 'wrong-key':
        return end(call, false, 12, 'Wrong keys were pressed.');
      case 'hang-up':
        if (call.state === 'answered') return end(call, false, 108, 'Hung up before a key was pressed.');
        return end(call, false, 102, 'The call was declined.');
      case 'ignore':
        call.log.push({ at: clock.now(), text: 'Nobody takes the call: it rings until it stops.' });
        // A plan that ignores has used its timer; a person's leaves the one that runs.
        if (call.plan[call.state])
          call.stopTimer = clock.setTimer(limitOf(call, 'ringing'), () => runOut(call));
        return changed(call);
      case 'status':
        return end(
          call,
          action.verified,
          action.code,
          `Ended with status ${action.code}: ${callStatus(action.code).words}.`,
        );
    }
  };
  const live = (id: string): Call => {
    const call = calls.get(id);
    if (call) return call;
    throw new AppError('NOT_FOUND', `No call has the id ${id}, or it ended minutes ago. Reload the calls.`);
  };
  const forget = () => {
    const before = clock.now() - keptFor;
    for (const [id, call] of calls) if (call.outcome && call.since < before) calls.delete(id);
  };

  return {
    name: 'simulated',
    simulated: true,
    canDial: dialWithInternal,
    initiateCall({ number, requestId, attributes }: CallRequest): Promise<{ status: PhoneCallStatus }> {
      forget();
      if (calls.has(requestId)) {
        return Promise.reject(
          new AppError('CONFLICT', 'A call of this request was made already. Ask again for a new one.'),
        );
      }
      const script =
        readScript(attributes['script']) ?? (behaviour.kind === 'script' ? behaviour.script : undefined);
      const seeded = script === undefined && behaviour.kind === 'seeded';
      const call: Call = {
        id: requestId,
        number,
        state: 'dialling',
        since: clock.now(),
        log: [],
        outcome: null,
        plan: script === undefined ? (seeded ? drawPlan(random) : {}) : planOf(script),
        scripted: script !== undefined,
        stopTimer: () => undefined,
      };
      calls.set(requestId, call);
      enter(call, 'dialling', `Dialling ${number} (simulated: no telephone is called).`);
      changed(call);
      return Promise.resolve({ status: 'Pending' });
    },
    getCallStatus: callId => Promise.resolve(statusOf(calls.get(callId))),
    getFailureMessage: callId => {
      const call = calls.get(callId);
      return Promise.resolve(
        call ? (call.outcome?.message ?? 'The call has not ended.') : 'No call has this id.',
      );
    },
    code: callId => calls.get(callId)?.outcome?.code ?? null,
    calls() {
      forget();
      return [...calls.values()].map(viewOf).reverse();
    },
    press(callId, action) {
      const call = live(callId);
      if (!allowedIn[action.kind].includes(call.state)) {
        throw new AppError('CONFLICT', refusal(call, action));
      }
      if (action.kind === 'status' && !isCallStatusCode(action.code)) {
        throw new AppError('BAD_REQUEST', `No call status has the code ${action.code}. Use 0–25 or 100–147.`);
      }
      act(call, action);
      return viewOf(call);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cancel(callId) {
      const call = calls.get(callId);
      if (call && !call.outcome) end(call, false, 10, 'The console ended the call.');
      return Promise.resolve();
    },
    dispose() {
      listeners.clear();
      for (const call of calls.values()) call.stopTimer();
      calls.clear();
      return Promise.resolve();
    },
  };
}

const allowedIn: Record<CallAction['kind'], readonly CallState[]> = {
  answer: ['ringing'],
  hash: ['answered'],
  'wrong-key': ['answered'],
  'hang-up': ['ringing', 'answered'],
  ignore: ['ringing'],
  status: ['dialling', 'ringing', 'answered'],
};

const stateWords: Record<CallState, string> = {
  dialling: 'is still being dialled',
  ringing: 'rings and is not answered yet',
  answered: 'is answered already',
  ended: 'has ended',
};

function refusal(call: LiveCall, action: CallAction): string {
  const next = call.state === 'ended' ? 'Ask again for a new call.' : 'Use an action that fits.';
  return `“${action.kind}” is not possible: the call ${stateWords[call.state]}. ${next}`;
}

function statusOf(call: LiveCall | undefined): PhoneCallStatus {
  if (call === undefined) return 'Failed';
  if (call.outcome === null) return 'Pending';
  return call.outcome.verified ? 'Success' : 'Failed';
}

function viewOf({ id, number, state, since, log, outcome }: Call): LiveCall {
  return { id, number, state, since, log: [...log], outcome: outcome && { ...outcome } };
}
