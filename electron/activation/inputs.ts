import { AppError } from '../../shared/contract/errors.ts';
import type { Request } from '../../shared/domain/request.ts';

/** The last moment of the year 9999, in milliseconds UTC: beyond it a time cannot be written as MIM writes it. */
const lastMoment = 253_402_300_799_999;

/** Refuses durations and starts that are no numbers of their kind; whether they are allowed is the engine's to say. */
export function checkAsked(ttl: number | null, requestedTime: number | null): void {
  if (ttl !== null && (!Number.isSafeInteger(ttl) || ttl < 0 || ttl > lastMoment / 1000)) {
    throw new AppError('BAD_REQUEST', 'The duration was refused: it must be whole seconds, 0 or more.', {
      issues: [{ path: 'ttl', message: 'Whole seconds, 0 or more.' }],
    });
  }
  if (
    requestedTime !== null &&
    (!Number.isSafeInteger(requestedTime) || requestedTime < 0 || requestedTime > lastMoment)
  ) {
    throw new AppError('BAD_REQUEST', 'The start was refused: it must be a time between 1970 and 9999.', {
      issues: [{ path: 'requestedTime', message: 'A time between 1970 and 9999.' }],
    });
  }
}

/** Throws NOT_FOUND for what was named by its id and is not there. */
export function gone(what: 'request' | 'role' | 'user'): never {
  throw new AppError(
    'NOT_FOUND',
    `The ${what} was not found: it does not exist, or was removed meanwhile. Reload the list.`,
  );
}

/** Throws CONFLICT where the request is not as it was read. */
export function stale(request: Request, expects: number | undefined): void {
  if (expects === undefined || expects === request.version) return;
  throw new AppError(
    'CONFLICT',
    `Nothing was done: the request changed since it was read and is ${request.status} now. Reload it and decide again.`,
  );
}
