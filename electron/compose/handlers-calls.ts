import type { callsContract } from '../../shared/contract/calls.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { callStatus } from '../../shared/domain/call-status.ts';
import type { CallView } from '../../shared/domain/call.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import type { LiveCall } from '../phone/provider.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/calls.ts. */
export function callsHandlers(forest: () => Forest): Handlers<typeof callsContract> {
  return {
    'calls.current': () => ({
      calls: forest()
        .provider.calls()
        .flatMap(call => viewOfCall(forest(), call) ?? []),
    }),
    'calls.press': ({ callId, action }) => {
      const { provider } = forest();
      if (provider.press === undefined) {
        throw new AppError(
          'CONFLICT',
          'This call rings a real telephone; there is no handset on the screen for it.',
        );
      }
      const view = viewOfCall(forest(), provider.press(callId, action));
      if (view === null) throw new AppError('NOT_FOUND', 'There is no such call any more.');
      return view;
    },
  };
}

/** A call with the names of its request; null where the request is not there (a call of a forest that was closed). */
export function viewOfCall(forest: Forest, call: LiveCall): CallView | null {
  const request = forest.store.requests.get(call.id as RequestId);
  if (request === undefined) return null;
  const { outcome } = call;
  const status = outcome?.code == null ? null : callStatus(outcome.code);
  return {
    id: call.id,
    requestId: request.id,
    userName: forest.views.userName(request.userId).privAccountName,
    roleName: forest.views.roleName(request.roleId).displayName,
    number: shownNumber(forest, call.number),
    provider: forest.provider.name,
    simulated: forest.provider.simulated,
    state: call.state,
    since: call.since,
    log: call.log,
    outcome:
      outcome === null
        ? null
        : {
            verified: outcome.verified,
            code: outcome.code,
            words: outcome.message === '' ? (status?.words ?? '') : outcome.message,
            nextStep: outcome.verified ? '' : (status?.nextStep ?? ''),
          },
  };
}

/** A public number as people write it, `+1 213 555 1212`; an internal one as it is dialled. */
function shownNumber(forest: Forest, number: string): string {
  const { reading } = forest.phone.read(number);
  return reading.kind === 'number' ? reading.international : number;
}
