import type { Bridge, Reply } from '../../shared/contract/bridge.ts';
import { allows, type Caller, type CommandSpec, neededAccess } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { PushName, Pushes } from '../../shared/contract/push.ts';
import { contract, isCommandName } from '../../shared/contract/registry.ts';
import { fakeHandlers } from './bridge-handlers.ts';
import type { World } from './bridge-world.ts';

export interface FakeBridge {
  bridge: Bridge;
  /** As if the main process had sent it. */
  push: <N extends PushName>(name: N, value: Pushes[N]) => void;
}

/**
 * A bridge over a world in memory: name, input, access and output are checked with the contract as the router does, so
 * a page that works here sends and reads what the contract says.
 */
export function fakeBridge(world: World, now: () => number = Date.now): FakeBridge {
  const listeners = new Map<string, Set<(value: never) => void>>();
  const push: FakeBridge['push'] = (name, value) => {
    for (const listener of listeners.get(name) ?? []) listener(value as never);
  };
  const handlers = fakeHandlers(world, push, now);

  async function reply(name: string, input: unknown): Promise<unknown> {
    if (!isCommandName(name)) throw new AppError('BAD_REQUEST', `There is no command ${name}.`);
    const { input: accepts, output } = contract[name];
    const caller: Caller = world.state.user;
    const parsed = accepts.safeParse(input);
    if (!parsed.success)
      throw new AppError('BAD_REQUEST', 'The input is not valid. Correct the fields.', {
        issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
      });
    const needed = neededAccess(contract[name] as CommandSpec, parsed.data);
    if (!allows(caller.access, needed)) throw new AppError('FORBIDDEN', `This needs “${needed}”.`);
    const handler = handlers[name] as (input: unknown, caller: Caller) => unknown;
    return output.parse(await handler(parsed.data, caller));
  }

  return {
    push,
    bridge: {
      async call(name, input): Promise<Reply> {
        try {
          // A copy both ways: what crosses the real bridge is never the same object twice.
          return { ok: true, value: structuredClone(await reply(name, structuredClone(input))) };
        } catch (error) {
          if (error instanceof AppError) return { ok: false, error: error.toValue() };
          return { ok: false, error: { code: 'INTERNAL', message: String(error), reference: 'fake' } };
        }
      },
      on(name, listener) {
        const own = listeners.get(name) ?? new Set();
        listeners.set(name, own);
        own.add(listener);
        return () => own.delete(listener);
      },
    },
  };
}
