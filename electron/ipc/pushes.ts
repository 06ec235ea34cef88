import type { PushName, Pushes } from '../../shared/contract/push.ts';

type Listener = <N extends PushName>(name: N, value: Pushes[N]) => void;

/** What the main process tells without being asked, to each window that listens. */
export function createPushes() {
  const listeners = new Set<Listener>();
  return {
    send<N extends PushName>(name: N, value: Pushes[N]): void {
      for (const listener of [...listeners]) listener(name, value);
    },
    /** Returns the function that stops listening. */
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
