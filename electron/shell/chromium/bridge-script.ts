/** What the script needs to know. Both names are random for each start, so the page cannot guess them. */
export interface BridgeSecrets {
  binding: string;
  event: string;
  origin: string;
}

/**
 * Runs in the page before any script of the page, in every frame. It takes the binding away from the global object and,
 * in the top frame of our origin alone, puts `window.bastion` in its place.
 *
 * It is sent as text, so it must use nothing from outside itself.
 */
function bootBridge(secrets: BridgeSecrets): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const send = scope[secrets.binding] as ((text: string) => void) | undefined;
  delete scope[secrets.binding];
  if (send === undefined || window.top !== window || location.origin !== secrets.origin) return;

  type Listener = (value: unknown) => void;
  const waiting = new Map<number, Listener>();
  const listeners = new Map<string, Set<Listener>>();
  let last = 0;

  window.addEventListener(
    secrets.event,
    event => {
      event.stopImmediatePropagation();
      const message = JSON.parse((event as CustomEvent<string>).detail) as {
        id?: number;
        name?: string;
        value: unknown;
      };
      if (message.id !== undefined) {
        const settle = waiting.get(message.id);
        waiting.delete(message.id);
        settle?.(message.value);
      } else if (message.name !== undefined) {
        for (const listener of [...(listeners.get(message.name) ?? [])]) listener(message.value);
      }
    },
    true,
  );

  const bridge = Object.freeze({
    call: (name: string, input: unknown) =>
      new Promise((resolve, reject) => {
        const id = (last += 1);
        waiting.set(id, resolve);
        try {
          send(JSON.stringify({ id, name, input }));
        } catch (error) {
          waiting.delete(id);
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      }),
    on: (name: string, listener: Listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
  });
  Object.defineProperty(scope, 'bastion', { value: bridge, enumerable: true });
}

/** The script's text, for Page.addScriptToEvaluateOnNewDocument. */
export function bridgeScript(secrets: BridgeSecrets): string {
  return `(${bootBridge.toString()})(${JSON.stringify(secrets)});`;
}

/** The expression that hands a message to the page's side of the bridge. */
export function deliveryExpression(event: string, message: unknown): string {
  const detail = JSON.stringify(JSON.stringify(message));
  return `void dispatchEvent(new CustomEvent(${JSON.stringify(event)}, { detail: ${detail} }))`;
}
