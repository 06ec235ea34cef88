import { dirname } from 'node:path';
import type { Caller, Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { evidenceContract } from '../../shared/contract/evidence.ts';
import { anchorLine, readAnchor } from '../../shared/domain/anchor-line.ts';
import { anchorWords } from '../../shared/domain/anchor-words.ts';
import { pointsOf, readWitness, witnessText } from '../evidence/witness-file.ts';
import { writeWhole } from '../events/write-whole.ts';
import type { Jobs } from '../jobs.ts';
import { identify } from '../pam/identity.ts';
import type { Sealer } from '../shell/port.ts';
import { rotationEntry } from '../store/rotation-entry.ts';
import { readTextFile } from '../transfer/read-file.ts';
import { count, differs, type Kept } from './anchor-comparison.ts';
import { requireForeign, requireOutside } from './foreign-path.ts';
import type { Forest } from './forest.ts';

/** Bytes of the largest witness file, with room to spare. */
const mostWitness = 50_000;

/** Handlers of shared/contract/evidence.ts. */
export function evidenceHandlers(
  forest: () => Forest,
  jobs: () => Jobs,
  keptBy: Sealer['kind'],
): Handlers<typeof evidenceContract> {
  return {
    'evidence.anchor': (_, caller) => {
      const { store } = forest();
      const { actor } = identify(store, caller, undefined);
      return store.transaction(() => {
        const { size, hash, genesis } = endOf(forest());
        const anchor = { genesis, size, hash };
        const words = anchorWords(anchor);
        store.apply({
          ...actor,
          event: 9313,
          message: `An anchor over the history up to entry ${count(size)} was taken.`,
          cause: { size, hash, words: words.join(' ') },
          changes: [],
        });
        return { size, hash, words, line: anchorLine(anchor) };
      });
    },
    'evidence.saveAnchor': async ({ path }, caller) => {
      const opened = forest();
      const { store, signer } = opened;
      const { actor } = identify(store, caller, undefined);
      const refused = 'No witness file was written';
      requireForeign(refused, path, opened);
      requireOutside(refused, dirname(path), opened.dir, 'A file beside the history is lost with it.');
      const { size, hash } = endOf(opened);
      const { corpDnsName, privDnsName } = store.consoleConfiguration();
      const points = pointsOf(size).map(seq => ({ seq, hash: store.chainAt(seq)?.toString('hex') ?? '' }));
      const text = witnessText({ forest: `${corpDnsName} ${privDnsName}`, points }, signer);
      await writeWhole(path, refused, append => append(text));
      store.apply({
        ...actor,
        event: 9313,
        message: `An anchor over the history up to entry ${count(size)} was saved to ${path}.`,
        cause: { size, hash, path },
        changes: [],
      });
      return { size, hash };
    },
    'evidence.key': () => ({ publicKey: forest().signer?.publicKey.toString('hex') ?? null, keptBy }),
    'evidence.rotateKey': ({ reason }, caller) => {
      const { store, signer } = forest();
      const { actor } = identify(store, caller, undefined);
      if (signer === null)
        throw new AppError('UNAVAILABLE', 'The key was not changed: this program signs nothing.');
      const refused = 'The key was not changed: another program changed it. Start the console again.';
      if (!signer.rotate()) throw new AppError('CONFLICT', refused);
      // From here on the new key signs, whatever comes: where this entry cannot be written, the next one brings it.
      const rotation = signer.rotations.at(-1);
      if (rotation !== undefined) store.apply(rotationEntry(rotation, { ...actor, reason }));
      return { publicKey: signer.publicKey.toString('hex') };
    },
    'evidence.compare': ({ words }, caller) => {
      const read = readAnchor(words);
      if ('wrong' in read) throw notCompared(read.wrong, 'words');
      const { genesis, size, hash } = read.anchor;
      return compare(forest(), jobs(), caller, { genesis, points: [{ seq: size, hash }] }, {});
    },
    'evidence.compareFile': async ({ path }, caller) => {
      const { sha256, text } = await readTextFile(path, mostWitness, 'A witness file');
      const read = readWitness(text);
      if ('wrong' in read) throw notCompared(read.wrong, 'path');
      const kept = { genesis: read.points[0]?.hash ?? '', points: read.points };
      return compare(forest(), jobs(), caller, kept, { path, sha256, signer: read.signer });
    },
  };
}

function compare(
  { reader, store }: Forest,
  jobs: Jobs,
  caller: Caller,
  kept: Kept,
  from: Record<string, string | null>,
): { job: string } {
  const { actor } = identify(store, caller, undefined);
  const job = jobs.start('Comparison of the history with an anchor', async ({ progress, signal }) => {
    progress(0, await reader.count({}));
    const verified = await reader.verify(progress, signal);
    const wrong = differs(store, verified, kept);
    const { seq: size = 0, hash = '' } = kept.points.at(-1) ?? {};
    const message = wrong ?? `All up to entry ${count(size)} is as it was when the anchor was taken.`;
    const { entries, firstBad } = verified;
    store.apply({
      ...actor,
      event: wrong === null ? 9314 : 9315,
      message,
      cause: { anchor: { genesis: kept.genesis, size, hash }, ...from, entries, firstBad },
      changes: [],
    });
    if (wrong !== null) throw new AppError('CONFLICT', message);
    return message;
  });
  return { job };
}

/** The end of the history as it is, hashes in hex. UNAVAILABLE where it has none. */
function endOf({ store }: Forest): { size: number; hash: string; genesis: string } {
  const [head, first] = [store.head(), store.chainAt(1)];
  if (head === null || first === null)
    throw new AppError('UNAVAILABLE', 'No anchor was taken: the head of the history was removed.');
  return { size: head.size, hash: Buffer.from(head.hash).toString('hex'), genesis: first.toString('hex') };
}

function notCompared(wrong: string, path: string): AppError {
  return new AppError('BAD_REQUEST', `The anchor was not compared. ${wrong}`, {
    issues: [{ path, message: wrong }],
  });
}
