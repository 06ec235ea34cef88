import type { CallAction, CallView } from '../../../shared/domain/call.ts';
import type { CallError } from '../../api/client.ts';
import { useRefusal } from '../../api/me.ts';
import { useAct } from '../../api/use-act.ts';
import { actionRefusal } from './call-words.ts';

export interface Handset {
  press: (action: CallAction) => void;
  /** Why an action is not possible now: the right, or the call's state. */
  offBecause: (kind: CallAction['kind']) => string | null;
  error: CallError | null;
}

/** Acts on the handset of a simulated call. `onAnswered` is told once a call that was answered here is. */
export function useHandset(call: CallView, onAnswered?: () => void): Handset {
  const act = useAct('calls.press');
  const refusal = useRefusal('operate');
  return {
    press: action =>
      act.mutate(
        { callId: call.id, action },
        {
          onSuccess: () => {
            if (action.kind === 'answer') onAnswered?.();
          },
        },
      ),
    offBecause: kind => refusal ?? actionRefusal(kind, call.state),
    error: act.error,
  };
}
