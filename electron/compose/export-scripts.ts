import { basename } from 'node:path';
import type { Caller } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Input } from '../../shared/contract/registry.ts';
import type { EventFilter } from '../../shared/domain/event.ts';
import type { Jobs } from '../jobs.ts';
import { identify } from '../pam/identity.ts';
import { writeChangeScripts } from '../pam/undo/change-script.ts';
import { scriptSetFiles, writeScriptSet } from '../pam/undo/script-set.ts';
import type { JournaledChange, Reader } from '../events/types.ts';
import { requireForeign } from './foreign-path.ts';
import type { Forest } from './forest.ts';

/** The handler of `events.exportScripts`. */
export function exportScripts(
  forest: Forest,
  jobs: Jobs,
  { of, path }: Input<'events.exportScripts'>,
  caller: Caller,
): { job: string } {
  const { reader, store, phone } = forest;
  const { actor } = identify(store, caller, undefined);
  const files = scriptSetFiles(path);
  for (const file of Object.values(files)) requireForeign('The changes were not saved', file, forest);
  const job = jobs.start(`Changes as PowerShell to ${path}`, async ({ progress, signal }) => {
    const chosen = 'seqs' in of ? new Set(of.seqs) : await changesOf(reader, of.filter);
    const { changes, ...texts } = await writeChangeScripts(administrative(reader, progress, signal), {
      header: scriptHeader(forest, caller, 'the history'),
      chosen: seq => chosen.has(seq),
      canSetNumber: text => text === '' || phone.read(text).canDial,
    });
    if (changes === 0) {
      throw new AppError(
        'BAD_REQUEST',
        'Nothing was written: none of these events is a change of users, groups, roles or configuration.',
      );
    }
    await writeScriptSet(path, texts, 'The changes were not saved');
    store.apply({
      ...actor,
      event: 9302,
      message: `${changes} change${changes === 1 ? ' was' : 's were'} saved as PowerShell to ${path}.`,
      cause: { of, path, changes },
      changes: [],
    });
    return `${changes} change${changes === 1 ? '' : 's'} written to ${path}, with ${basename(files.whatIf)} and ${basename(files.reverse)} beside it.`;
  });
  return { job };
}

/** What the scripts of changes begin with, as sentences: whose they are, who saved them when, how they are run. `from`: a part of the console. */
export function scriptHeader({ store }: Pick<Forest, 'store'>, caller: Caller, from: string): string[] {
  return [
    ...(store.drill() === null
      ? []
      : ['DRILL: nothing here is real. These changes are not for the MIM server.']),
    `Forest ${store.consoleConfiguration().privDnsName}. Saved by ${caller.osUser}, ${new Date().toISOString()}, from ${from} of Bastion Console.`,
    'Run it in PowerShell on the MIM server, with the module MIMPAM. Secrets are asked for: none stands in it.',
  ];
}

/** The ids of the events that change PAM's objects by a cmdlet, or could: the others tell of activations and files. */
const objectEvents = { from: 9000, to: 9099 };
const mostChanges = 10_000;

/** Every entry that changed objects, oldest first, in pages, so that the window's calls are served between them. */
async function* administrative(
  reader: Reader,
  progress: (done: number, total: number | null) => void,
  signal: AbortSignal,
): AsyncIterable<JournaledChange[]> {
  for (let after = 0; ;) {
    if (signal.aborted) throw new AppError('CANCELLED', 'Cancelled. No file was written.');
    const page = await reader.changes(objectEvents, after, 500);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.seq;
    progress(after, null);
  }
}

async function changesOf(reader: Reader, filter: EventFilter): Promise<Set<number>> {
  const seqs = new Set<number>();
  for (let before: number | null = null; ;) {
    const page = await reader.page(filter, before, 200);
    for (const { seq, id } of page.rows) if (id >= objectEvents.from && id <= objectEvents.to) seqs.add(seq);
    if (seqs.size > mostChanges) {
      throw new AppError(
        'BAD_REQUEST',
        'Nothing was written: the filter selects more than 10,000 changes. Narrow it, for example to a shorter time.',
      );
    }
    if (page.next === null) return seqs;
    before = page.next;
  }
}
