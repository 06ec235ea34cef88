import { randomBytes } from 'node:crypto';
import type { CDPSession } from 'playwright-core';
import type { MainSide, Sender } from '../port.ts';
import { bridgeScript, deliveryExpression } from './bridge-script.ts';

interface Context {
  frameId: string;
  /** The main world: extensions' and our own isolated worlds are not. */
  isDefault: boolean;
  origin: string | null;
}

/** The main frame of the page, and the main world that its document has now. */
export interface Frames {
  mainFrameId(): string;
}

/** `https://host` of a context's origin as the browser writes it, or null for an opaque one (`://`, `null`). */
export function parseOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { origin } = new URL(text);
  return origin === 'null' ? null : origin;
}

function parseMessage(payload: string): { id: number; name: unknown; input: unknown } | null {
  try {
    const message: unknown = JSON.parse(payload);
    if (typeof message !== 'object' || message === null) return null;
    const { id, name, input } = message as Record<string, unknown>;
    return typeof id === 'number' ? { id, name, input } : null;
  } catch {
    return null;
  }
}

/**
 * Puts `window.bastion` into the page over the browser's own debugging interface: a binding in the main world, taken
 * away by the first script that runs there. Who calls is known from the execution context that the browser names, never
 * from the message. Survives a reload. Returns the function that takes the bridge away.
 */
export async function installBridge(
  cdp: CDPSession,
  frames: Frames,
  main: MainSide,
  origin: string,
): Promise<() => void> {
  const secret = (): string => `b${randomBytes(16).toString('hex')}`;
  const names = { binding: secret(), event: secret(), origin };
  const contexts = new Map<number, Context>();

  const deliver = (contextId: number, message: unknown): void => {
    // A context that went away with its document has nobody who waits for the answer.
    cdp
      .send('Runtime.evaluate', { expression: deliveryExpression(names.event, message), contextId })
      .catch(() => {});
  };

  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const aux = (context.auxData ?? {}) as { frameId?: string; isDefault?: boolean };
    contexts.set(context.id, {
      frameId: aux.frameId ?? '',
      isDefault: aux.isDefault === true,
      origin: parseOrigin(context.origin),
    });
  });
  cdp.on(
    'Runtime.executionContextDestroyed',
    ({ executionContextId }) => void contexts.delete(executionContextId),
  );
  cdp.on('Runtime.executionContextsCleared', () => contexts.clear());

  const isOurs = (context: Context): boolean =>
    context.isDefault && context.frameId === frames.mainFrameId() && context.origin === origin;

  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== names.binding) return;
    const context = contexts.get(executionContextId);
    const message = parseMessage(payload);
    if (message === null) return;
    const sender: Sender = {
      origin: context?.origin ?? null,
      mainFrame: context !== undefined && context.isDefault && context.frameId === frames.mainFrameId(),
    };
    main
      .call(sender, message.name, message.input)
      .then(value => deliver(executionContextId, { id: message.id, value }))
      .catch(() =>
        deliver(executionContextId, {
          id: message.id,
          value: {
            ok: false,
            error: { code: 'INTERNAL', message: 'The console could not answer. Try again, or restart it.' },
          },
        }),
      );
  });

  const stop = main.subscribe((name, value) => {
    for (const [id, context] of contexts) if (isOurs(context)) deliver(id, { name, value });
  });

  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: names.binding });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: bridgeScript(names),
    runImmediately: true,
  });
  return stop;
}
