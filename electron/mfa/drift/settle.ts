import { basename } from 'node:path';
import type { MfaContext } from '../context.ts';
import type { DriftPorts } from './known.ts';
import { look, type Seen } from './look.ts';
import { remember } from './remember.ts';

/**
 * Notes what is to be noted: what the console wrote is known; a file that is seen for the first time is known as it is. With
 * `find`, a change that was not noticed before is told of in the history, once, and so is that it is gone. Answers all that
 * differs as one text, to be compared with the last.
 */
export async function settle(
  context: MfaContext,
  ports: DriftPorts,
  find: boolean,
  by = 'console',
): Promise<string> {
  const { seen, stale, unreachable } = await look(context, ports);
  for (const path of stale) ports.known.drop(path);
  const states: string[] = unreachable.map(({ folder }) => folder);
  for (const one of seen) {
    const { now, known, written, comparison } = one;
    if (written) await remember(context, ports, one, { how: 'written', by });
    else if (known === null && now.hash !== null)
      await remember(context, ports, one, { how: 'first-seen', by });
    else if (find && known !== null) note(context, ports, one);
    // The content as well: a page shows it even where nothing is amiss with it.
    states.push(`${now.path} ${now.token} ${comparison === null ? 'known' : 'differs'}`);
  }
  return states.join('\n');
}

function note(context: MfaContext, ports: DriftPorts, { now, known, comparison }: Seen): void {
  if (known === null) return;
  const name = basename(now.path);
  const at = context.ports.now();
  const detail = { path: now.path, from: known.hash, to: now.hash };
  if (comparison === null) {
    if (known.found === null) return;
    ports.known.put({ ...known, found: null, ignored: null }, null, {
      kind: 'gone',
      message: `${name} is as it was known again: ${now.path}.`,
      reason: '',
      actor: null,
      detail,
    });
    return;
  }
  if (known.found?.state === now.token) return;
  const { kinds, differences, sentence } = comparison;
  ports.known.put({ ...known, found: { state: now.token, at } }, null, {
    kind: 'found',
    message: `${now.path} was changed outside the console. ${sentence}`,
    reason: '',
    actor: null,
    detail: {
      ...detail,
      kinds,
      modifiedAt: now.modifiedAt,
      differences: differences.map(({ what, before, after }) => ({ what, before, after })),
    },
  });
}
