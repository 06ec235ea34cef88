import { useRef, type RefObject } from 'react';
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
  /** The # key: after answering it is the next one, and gets the focus. */
  hash: RefObject<HTMLButtonElement | null>;
}

/** Acts on the handset of a simulated call. */
export function useHandset(call: CallView): Handset {
  const act = useAct('calls.press');
  const refusal = useRefusal('operate');
  const hash = useRef<HTMLButtonElement>(null);
  return {
    press: action =>
      act.mutate(
        { callId: call.id, action },
        {
          onSuccess: () => {
            if (action.kind === 'answer') hash.current?.focus();
          },
        },
      ),
    offBecause: kind => refusal ?? actionRefusal(kind, call.state),
    error: act.error,
    hash,
  };
}
