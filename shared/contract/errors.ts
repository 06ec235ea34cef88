/**
 * The errors that cross the bridge. The union is closed: a page can switch over it, and a test proves that it does.
 *
 * - BAD_REQUEST  the input is wrong; `issues` names each field
 * - FORBIDDEN    the caller lacks the right; the message says which right and who can give it
 * - NOT_FOUND    the named thing does not exist
 * - CONFLICT     it changed since it was read, or its state does not allow this
 * - UNAVAILABLE  something outside (a file, a lock, a phone) cannot be used now
 * - CANCELLED    the person cancelled a job
 * - INTERNAL     our fault; the text stays in the log, under `reference`
 */
export const errorCodes = [
  'BAD_REQUEST',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'UNAVAILABLE',
  'CANCELLED',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** One wrong field: `path` is the field's name with dots (`parameters.TTL`), `message` what to do about it. */
export interface Issue {
  path: string;
  message: string;
}

/** An error as it is sent to the page: nothing else of the cause crosses. */
export interface ErrorValue {
  code: ErrorCode;
  message: string;
  issues?: Issue[];
  reference?: string;
}

/** An error whose message is written for the person at the console: what was refused, why, and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly issues: Issue[];

  constructor(code: ErrorCode, message: string, options: { issues?: Issue[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.issues = options.issues ?? [];
  }

  toValue(): ErrorValue {
    return {
      code: this.code,
      message: this.message,
      ...(this.issues.length > 0 ? { issues: this.issues } : {}),
    };
  }
}
