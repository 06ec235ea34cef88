import { AppError } from '../../shared/contract/errors.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import type { PhoneProvider } from '../phone/provider.ts';
import type { ActivationPorts } from './ports.ts';
import type { CallEnd } from './transitions.ts';
import { durationInWords } from '../../shared/domain/words.ts';

/** Calls under way, from placing to their one end. */
export interface CallWatch {
  place(id: RequestId, number: string, attributes: Readonly<Record<string, unknown>>): void;
  /** Nobody waits for this call any more: it is ended, and its result is not told. */
  cancel(id: RequestId): void;
  watching(id: RequestId): boolean;
  dispose(): void;
}

/** Tells `ended` exactly once of each call that is not cancelled, also where the provider never answers: after `limit` milliseconds. */
export function createCallWatch(
  phone: PhoneProvider,
  { setTimer, report }: Pick<ActivationPorts, 'setTimer' | 'report'>,
  limit: number,
  ended: (id: RequestId, end: CallEnd) => void,
): CallWatch {
  const watched = new Map<string, () => void>();

  const finish = (id: RequestId, end: CallEnd) => {
    const stop = watched.get(id);
    if (stop === undefined) return;
    watched.delete(id);
    stop();
    ended(id, end);
  };
  const collect = async (id: RequestId) => {
    try {
      const status = await phone.getCallStatus(id);
      if (status === 'Pending') return;
      const verified = status === 'Success';
      const message = verified ? '' : await phone.getFailureMessage(id);
      finish(id, { verified, code: phone.code(id), message });
    } catch (error) {
      finish(id, failure(error, 'The result of the call could not be read.', report));
    }
  };
  const start = async (id: RequestId, number: string, attributes: Readonly<Record<string, unknown>>) => {
    try {
      const { status } = await phone.initiateCall({ number, requestId: id, attributes });
      if (status !== 'Pending') await collect(id);
    } catch (error) {
      finish(id, failure(error, 'The call could not be placed.', report));
    }
  };
  const hangUp = (id: RequestId) => void phone.cancel(id).catch(report);
  const unsubscribe = phone.onChange(callId => {
    if (watched.has(callId)) void collect(callId as RequestId);
  });

  return {
    place(id, number, attributes) {
      const stop = setTimer(limit, () => {
        const message = `No result came within ${durationInWords(limit / 1000)}.`;
        finish(id, { verified: false, code: 144, message });
        hangUp(id);
      });
      watched.set(id, stop);
      void start(id, number, attributes);
    },
    cancel(id) {
      watched.get(id)?.();
      if (watched.delete(id)) hangUp(id);
    },
    watching: id => watched.has(id),
    dispose() {
      unsubscribe();
      for (const stop of watched.values()) stop();
      watched.clear();
    },
  };
}

/** A provider's own words for people are kept; of any other fault only ours are, and the fault goes to the log. */
function failure(error: unknown, words: string, report: (error: unknown) => void): CallEnd {
  if (error instanceof AppError) return { verified: false, code: null, message: error.message };
  report(error);
  return { verified: false, code: null, message: words };
}
