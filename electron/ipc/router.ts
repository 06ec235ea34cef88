import type { z } from 'zod';
import type { Reply } from '../../shared/contract/bridge.ts';
import {
  allows,
  neededAccess,
  type Access,
  type Caller,
  type Contract,
  type Handlers,
} from '../../shared/contract/define.ts';
import { AppError, type ErrorValue, type Issue } from '../../shared/contract/errors.ts';
import type { Log } from '../log.ts';
import type { Sender } from '../shell/port.ts';

export interface RouterOptions<C extends Contract> {
  contract: C;
  handlers: Handlers<C>;
  /** The origin whose main frame may call; null where no window calls (`pam`), and then `callTrusted` is the only way in. */
  origin: string | null;
  /** Who sits at the console now: asked for each call, since rights can change while the window is open. */
  caller(): Caller;
  log: Log;
  reference(): string;
  /** Told of each call that was refused for want of a right. */
  onForbidden?(caller: Caller, name: string, needed: Access): void;
}

export interface Router {
  /** A call from a window. Nothing in it is trusted. Never rejects: errors are values. */
  call(sender: Sender, name: unknown, input: unknown): Promise<Reply>;
  /** A call from our own process (`pam`): the same checks but the sender's. */
  callTrusted(name: unknown, input: unknown): Promise<Reply>;
}

/**
 * The one way into the main process: sender, name, input schema, right, handler, output schema, in this order. A reply
 * carries only what the output schema names; an error only what was written for people.
 */
export function createRouter<C extends Contract>(options: RouterOptions<C>): Router {
  const { contract, handlers, log } = options;

  async function dispatch(name: unknown, input: unknown): Promise<unknown> {
    if (typeof name !== 'string' || !Object.hasOwn(contract, name)) {
      throw new AppError('BAD_REQUEST', 'The console has no such command.');
    }
    const key = name as keyof C & string;
    const spec = contract[key]!;
    const parsed = await spec.input.safeParseAsync(input);
    if (!parsed.success) {
      throw new AppError('BAD_REQUEST', 'The input is not what this command takes.', {
        issues: issuesOf(parsed.error),
      });
    }
    const caller = options.caller();
    const needed = neededAccess(spec, parsed.data);
    if (!allows(caller.access, needed)) {
      options.onForbidden?.(caller, key, needed);
      throw new AppError('FORBIDDEN', forbidden(caller.access, needed));
    }
    const handle = handlers[key] as (input: unknown, caller: Caller) => unknown;
    const value = await handle(parsed.data, caller);
    const reply = await spec.output.safeParseAsync(value);
    if (!reply.success) throw new Error(`The reply of ${key} is not of its schema: ${reply.error.message}`);
    return reply.data;
  }

  async function answer(name: unknown, input: unknown): Promise<Reply> {
    try {
      return { ok: true, value: await dispatch(name, input) };
    } catch (error) {
      return { ok: false, error: outward(error, String(name)) };
    }
  }

  function outward(error: unknown, name: string): ErrorValue {
    if (error instanceof AppError && error.code !== 'INTERNAL') return error.toValue();
    const reference = options.reference();
    log.error(`Call ${name.slice(0, 100)} failed`, { reference, error });
    return {
      code: 'INTERNAL',
      message: `The console failed to do this; nothing was changed. Its log has the cause under ${reference}.`,
      reference,
    };
  }

  return {
    call(sender, name, input) {
      if (!sender.mainFrame || sender.origin === null || sender.origin !== options.origin) {
        log.warn('Call from a foreign frame refused', { origin: sender.origin, mainFrame: sender.mainFrame });
        const error = new AppError('FORBIDDEN', 'Only the console’s own page may call the console.');
        return Promise.resolve({ ok: false, error: error.toValue() });
      }
      return answer(name, input);
    },
    callTrusted: answer,
  };
}

const words: Record<Access, string> = { read: 'read', operate: 'operate', administer: 'administer' };

/** Why a right is missing and who can give it: also the words beside a button that is off. */
function forbidden(held: Access, needed: Access): string {
  return `This needs the right to ${words[needed]}; you have the right to ${words[held]}. An administrator of the console can give it under Settings, Access.`;
}

function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.slice(0, 50).map(issue => ({
    path: issue.path.map(String).join('.'),
    message: issue.message,
  }));
}
