import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MfaContext } from '../context.ts';
import type { DriftPorts } from './known.ts';
import { look, type Seen } from './look.ts';
import { remember } from './remember.ts';

/**
 * Notes what is to be noted: what the console wrote is known. With `find`, a file that is seen for the first time is known as it is, a
 * change that was not noticed before is told of in the history, once, and so is that it is gone. Answers all that
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
  const whole = seen.some(one => isNew(one, find)) ? await lasting(context, ports) : new Set<string>();
  const states: string[] = unreachable.map(({ folder }) => folder);
  for (const one of seen) {
    const { now, known, written, comparison } = one;
    const lasts = !isNew(one, find) || whole.has(writtenStateOf(one));
    if (written) await remember(context, ports, one, { how: 'written', by });
    else if (find && known === null && now.hash !== null && lasts)
      await remember(context, ports, one, { how: 'first-seen', by });
    else if (find && known !== null && lasts) note(context, ports, one);
    // The content as well: a page shows it even where nothing is amiss with it.
    states.push(`${stateOf(one)} ${comparison === null ? 'known' : 'differs'}`);
  }
  return states.join('\n');
}

const stateOf = ({ now }: Seen): string => `${now.path} ${now.token}`;
/** Two looks that find the same after the file was written between them have not found that it lasts. */
const writtenStateOf = (one: Seen): string => `${stateOf(one)} ${one.now.modifiedAt ?? ''}`;

/** Whether it would be noted for the first time. */
function isNew({ now, known, written, comparison }: Seen, find: boolean): boolean {
  if (written || !find) return false;
  if (known === null) return now.hash !== null;
  return comparison !== null && known.found?.state !== now.token;
}

/** Milliseconds that a state must last: an editor that is writing has emptied the file first. */
const halfWritten = 300;

async function lasting(context: MfaContext, ports: DriftPorts): Promise<Set<string>> {
  await sleep(halfWritten);
  return new Set((await look(context, ports)).seen.map(writtenStateOf));
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
