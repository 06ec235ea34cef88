import type { ErrorValue } from './errors.ts';
import type { PushName, Pushes } from './push.ts';

/** A reply as it crosses: errors are values. */
export type Reply = { ok: true; value: unknown } | { ok: false; error: ErrorValue };

/** What the preload puts into the page as `window.bastion`, in both shells. Nothing else. */
export interface Bridge {
  call(name: string, input: unknown): Promise<Reply>;
  /** Returns the function that stops listening. */
  on<N extends PushName>(name: N, listener: (value: Pushes[N]) => void): () => void;
}
