import { setImmediate } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Caller } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Input } from '../../shared/contract/registry.ts';
import { filterInWords } from '../../shared/domain/filter-words.ts';
import type { BundleRequest, Sign } from '../events/bundle/types.ts';
import type { Jobs } from '../jobs.ts';
import { identify } from '../pam/identity.ts';
import type { Store } from '../store/types.ts';
import { requireForeign } from './foreign-path.ts';
import type { Forest } from './forest.ts';

/** Writes an evidence bundle of what the filter selects (9305). */
export function takeBundle(
  forest: Forest,
  jobs: Jobs,
  { filter, reason, path }: Input<'events.bundle'>,
  caller: Caller,
): { job: string } {
  const { reader, store } = forest;
  const { actor } = identify(store, caller, undefined);
  requireForeign('No evidence bundle was written', path, forest);
  const job = jobs.start(`Evidence bundle to ${path}`, async ({ progress, signal }) => {
    const { request, sign } = asked(forest, actor, { filter, reason, path });
    progress(0, (store.head()?.size ?? 0) + (await reader.count(filter)));
    const written = await reader.bundle({ ...request, range: null }, sign, progress, signal);
    const { entries, history } = written;
    store.apply({
      ...actor,
      event: 9305,
      reason,
      message: `An evidence bundle of ${entries} of ${history} entries was taken to ${path}: ${request.filterInWords}.`,
      cause: { filter, path, ...written },
      changes: [],
    });
    return `${counted(entries)} written to ${path}. Verify it anywhere: ${verifyCommand(path, request.signer)}`;
  });
  return { job };
}

/** MIM itself keeps what is younger (docs/mim-facts.md), and a request that is open may have begun then. */
const youngest = 30 * 86_400_000;
/** Entries of one transaction: others are served between two. */
const chunk = 500;

/**
 * Seals what is older than a moment: its text goes to a bundle that is verified, the history says so (9350), and then the texts leave the
 * store. What was declared goes on after a stop (`finishSealing`). Until it is declared, stopping leaves all as it was.
 */
export function sealEntries(
  forest: Forest,
  jobs: Jobs,
  { before, reason, path }: Input<'events.seal'>,
  caller: Caller,
  now: number,
): { job: string } {
  const { reader, store } = forest;
  const { actor } = identify(store, caller, undefined);
  requireForeign('Nothing was sealed', path, forest);
  if (before > now - youngest) {
    const message = `Nothing was sealed: entries of the last 30 days stay. Choose a day up to ${new Date(now - youngest).toISOString().slice(0, 10)}.`;
    throw new AppError('BAD_REQUEST', message, { issues: [{ path: 'before', message }] });
  }
  const job = jobs.start(`Sealing of entries into ${path}`, async ({ progress, signal }) => {
    await finishSealing(store);
    const { request, sign } = asked(forest, actor, { filter: {}, reason, path });
    progress(0, (store.head()?.size ?? 0) * 2);
    const { content, ...segment } = await reader.segment({ ...request, before }, sign, progress, signal);
    const { after, upTo, entries, manifest } = segment;
    const name = basename(path);
    const message = `Entries ${after + 1} to ${upTo} were sealed into ${name}: their text is there and not here any more.`;
    store.transaction(() => {
      store.sealing.declare(
        { upTo, at: now, name, entries, manifest: Buffer.from(manifest, 'hex') },
        content,
      );
      store.apply({
        ...actor,
        event: 9350,
        reason,
        message,
        cause: { ...segment, path, content: createHash('sha256').update(content).digest('hex') },
        changes: [],
      });
    });
    await finishSealing(store);
    return `${message} Keep that file: nothing else has the text. ${verifyCommand(path, request.signer)}`;
  });
  return { job };
}

/** Takes the text out of what was declared sealed, where a stop left some. */
export async function finishSealing(store: Store): Promise<void> {
  const open = store.sealing.unfinished();
  for (let after = open?.after ?? null; open !== null && after !== null;) {
    const from = after;
    after = store.transaction(() => store.sealing.takeOut(from, open.upTo, chunk));
    await setImmediate();
  }
}

function asked(
  { store, signer, now }: Forest,
  { actor, as }: { actor: string; as: string | null },
  { filter, reason, path }: Pick<BundleRequest, 'filter' | 'reason' | 'path'>,
): { request: Omit<BundleRequest, 'range'>; sign: Sign } {
  const { corpDnsName, privDnsName, timeZone } = store.consoleConfiguration();
  const key = signer?.publicKey.toString('hex') ?? null;
  return {
    request: {
      filter,
      filterInWords: filterInWords(filter, (kind, id) => store.lastName(kind, id)),
      path,
      reason,
      by: actor,
      as,
      at: now(),
      forest: { corpDnsName, privDnsName, timeZone },
      drill: store.drill() !== null,
      signer: key,
    },
    sign: async bytes => {
      if (signer === null) throw new TypeError('A bundle without a key is not signed');
      if (signer.publicKey.toString('hex') !== key)
        throw new AppError('CONFLICT', 'No bundle was written: the signing key was changed. Take it again.');
      return Promise.resolve(signer.sign(bytes));
    },
  };
}

function verifyCommand(path: string, signer: string | null): string {
  return `node verify-evidence.mjs "${basename(path)}"${signer === null ? '' : ` --key ${signer}`}`;
}

function counted(entries: number): string {
  return `${entries} ${entries === 1 ? 'entry' : 'entries'}`;
}
