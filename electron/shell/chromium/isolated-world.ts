import type { CDPSession } from 'playwright-core';

/** A world of our own beside the page's: the same document, but none of the page's objects, and none of ours in the page. */
export interface IsolatedWorld {
  /** Calls a function with plain arguments, waits for its promise, and returns its plain result. */
  call<A extends unknown[], R>(code: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** The same, but the result stays in the page; returns its handle, or null for null and undefined. */
  callForHandle<A extends unknown[]>(code: (...args: A) => unknown, ...args: A): Promise<string | null>;
}

/** Opens the world for one action; a reload ends it, and with it what was called. */
export async function openIsolatedWorld(cdp: CDPSession, frameId: string): Promise<IsolatedWorld> {
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId,
    worldName: 'bastion-shell',
  });

  async function run(code: { toString(): string }, args: unknown[], returnByValue: boolean) {
    const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
      functionDeclaration: code.toString(),
      executionContextId,
      arguments: args.map(value => ({ value })),
      awaitPromise: true,
      // The clipboard and the file dialog open only for a person's action; the person acted, in the main process's view.
      userGesture: true,
      returnByValue,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result;
  }
  return {
    async call<A extends unknown[], R>(code: (...args: A) => R | Promise<R>, ...args: A) {
      return (await run(code, args, true)).value as R;
    },
    async callForHandle(code, ...args) {
      return (await run(code, args, false)).objectId ?? null;
    },
  };
}
