import { z } from 'zod';
import { callAction, callView } from '../domain/call.ts';
import { command } from './define.ts';

/** Telephone calls as they happen. Each change of one is pushed as `call`. */
export const callsContract = {
  /** Live calls, then those that ended in the last minutes, newest first. */
  'calls.current': command({
    input: z.strictObject({}),
    output: z.object({ calls: z.array(callView) }),
    access: 'read',
  }),
  /**
   * Acts on the handset on the screen. Only simulated calls have one: others are CONFLICT, as is an action that the call's
   * state does not allow. NOT_FOUND for a call that is not there (any more).
   */
  'calls.press': command({
    input: z.strictObject({ callId: z.string().max(64), action: callAction }),
    output: callView,
    access: 'operate',
  }),
};
