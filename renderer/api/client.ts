import type { Bridge } from '../../shared/contract/bridge.ts';
import type { ErrorCode, ErrorValue, Issue } from '../../shared/contract/errors.ts';
import type { CommandName, Output, Request } from '../../shared/contract/registry.ts';

declare global {
  interface Window {
    /** Put there by the shell's preload before any script of the page runs. */
    readonly bastion: Bridge;
  }
}

/** A call that the main process refused or could not do. `message` is written for the person at the console. */
export class CallError extends Error {
  readonly command: string;
  readonly code: ErrorCode;
  readonly issues: readonly Issue[];
  /** Finds the cause in the main process's log; absent where there is nothing more to find. */
  readonly reference: string | undefined;

  constructor(command: string, value: ErrorValue) {
    super(value.message);
    this.name = 'CallError';
    this.command = command;
    this.code = value.code;
    this.issues = value.issues ?? [];
    this.reference = value.reference;
  }
}

/**
 * Calls the main process. The reply was parsed there with the command's output schema, so its type is taken at its word.
 * Throws CallError for every refusal; a bridge that breaks is UNAVAILABLE.
 */
export async function call<N extends CommandName>(name: N, input: Request<N>): Promise<Output<N>> {
  let reply;
  try {
    reply = await window.bastion.call(name, input);
  } catch {
    throw new CallError(name, {
      code: 'UNAVAILABLE',
      message: 'The console’s main process did not answer. Close the window and open the console again.',
    });
  }
  if (!reply.ok) throw new CallError(name, reply.error);
  return reply.value as Output<N>;
}

/** Any thrown thing as a CallError: what is not one is a fault of the page. */
export function asCallError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  return new CallError('page', {
    code: 'INTERNAL',
    message: 'This page failed. Reload the window; if it happens again, report what you did.',
  });
}
