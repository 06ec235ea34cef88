import type { MfaContext } from '../context.ts';
import { marksOf, settingsFacts } from './facts.ts';
import { keepCopy } from './kept-copy.ts';
import type { DriftEvent, DriftPorts, KnownFile } from './known.ts';
import type { Seen } from './look.ts';
import { certificateFacts } from './state.ts';

/** How a state came to be known. */
export interface Because {
  how: KnownFile['how'];
  by: string;
  event?: DriftEvent;
}

/**
 * Makes what was read the known state, and keeps a copy of it. What was only seen is not copied but in the forest's own folder: the
 * console writes nothing into a MIM Service folder that nobody asked for.
 */
export async function remember(
  context: MfaContext,
  ports: DriftPorts,
  { now, password }: Pick<Seen, 'now' | 'password'>,
  { how, by, event }: Because,
): Promise<void> {
  const { path, folder, what, hash, rights, document } = now;
  const key = document === null ? null : ports.newKey();
  const facts =
    what === 'certificate'
      ? hash === null
        ? null
        : await certificateFacts(context, now, password)
      : document === null
        ? null
        : settingsFacts(document, marksOf(key));
  if (how !== 'first-seen' || (now.state === 'present' && ports.isOwn(folder))) await keepCopy(context, now);
  ports.known.put(
    { path, folder, what, hash, facts, rights, how, by, at: context.ports.now(), ignored: null, found: null },
    key,
    event ?? null,
  );
}
