import type { callsContract } from '../../shared/contract/calls.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { callStatus } from '../../shared/domain/call-status.ts';
import { callView, type CallView } from '../../shared/domain/call.ts';
import { requestId } from '../../shared/domain/ids.ts';
import type { LiveCall, PhoneProvider } from '../phone/provider.ts';
import type { Store } from '../store/types.ts';

/** A provider's call with the names that its request has; undefined where the request is gone. */
export function callViewOf(store: Store, phone: PhoneProvider, call: LiveCall): CallView | undefined {
  const id = requestId.safeParse(call.id);
  const request = id.success ? store.requests.get(id.data) : undefined;
  if (request === undefined) return undefined;
  const user = store.users.get(request.userId);
  const outcome = call.outcome && outcomeOf(call.outcome);
  return {
    id: call.id,
    requestId: request.id,
    userName: user ? user.sourceDisplayName || user.privAccountName : 'A user who was removed',
    roleName: store.roles.get(request.roleId)?.displayName ?? 'A role that was removed',
    number: request.call?.number ?? call.number,
    provider: phone.name,
    simulated: phone.simulated,
    state: call.state,
    since: call.since,
    log: call.log,
    outcome,
  };
}

/** The view of one call, for the push `call` after the provider's `onChange`; undefined where it is not shown any more. */
export function currentCall(store: Store, phone: PhoneProvider, callId: string): CallView | undefined {
  const call = phone.calls().find(({ id }) => id === callId);
  return call && callViewOf(store, phone, call);
}

/** Handlers of `callsContract`. */
export function callsHandlers(store: Store, phone: PhoneProvider): Handlers<typeof callsContract> {
  return {
    'calls.current': () => ({
      calls: phone
        .calls()
        .map(call => callViewOf(store, phone, call))
        .filter(view => view !== undefined)
        .sort((a, b) => Number(a.state === 'ended') - Number(b.state === 'ended')),
    }),
    'calls.press': ({ callId, action }) => {
      if (!phone.press) {
        throw new AppError(
          'CONFLICT',
          `Nothing was pressed: calls of the provider ${phone.name} are taken on a telephone. Only simulated calls have a handset here.`,
        );
      }
      const view = callViewOf(store, phone, phone.press(callId, action));
      if (view) return callView.parse(view);
      throw new AppError('NOT_FOUND', 'The request of the call does not exist any more. Reload the calls.');
    },
  };
}

function outcomeOf({
  verified,
  code,
  message,
}: NonNullable<LiveCall['outcome']>): NonNullable<CallView['outcome']> {
  const { words, nextStep } = callStatus(code);
  return {
    verified,
    code,
    words: code === null && message !== '' ? message : words,
    nextStep: verified ? '' : nextStep,
  };
}
