import { AppError } from '../../shared/contract/errors.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import type { Request, RequestStatus } from '../../shared/domain/request.ts';
import type { Store } from '../store/types.ts';
import { gone } from './inputs.ts';

/** States that a request leaves without anybody's decision. */
const passing: readonly RequestStatus[] = ['Processing', 'PendingMFA', 'Closing'];

/** Those who wait for a request to come to rest. */
export function createWaiters(store: Store) {
  const waiting = new Map<RequestId, PromiseWithResolvers<Request>>();

  const settled = (id: RequestId): Request | null => {
    const request = store.requests.get(id) ?? gone('request');
    return passing.includes(request.status) ? null : request;
  };
  return {
    async wait(id: RequestId): Promise<Request> {
      const request = settled(id);
      if (request) return request;
      const known = waiting.get(id) ?? Promise.withResolvers<Request>();
      waiting.set(id, known);
      return known.promise;
    },
    /** After a commit: tells those whose request has come to rest. */
    check(): void {
      for (const [id, { resolve, reject }] of waiting) {
        try {
          const request = settled(id);
          if (request === null) continue;
          resolve(request);
        } catch (error) {
          reject(error);
        }
        waiting.delete(id);
      }
    },
    dispose(): void {
      for (const { reject } of waiting.values()) {
        reject(
          new AppError(
            'CANCELLED',
            'The console is closing, so the request is no longer waited for. Open it again later.',
          ),
        );
      }
      waiting.clear();
    },
  };
}
