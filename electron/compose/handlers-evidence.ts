import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { evidenceContract } from '../../shared/contract/evidence.ts';
import { anchorLine, readAnchor } from '../../shared/domain/anchor-line.ts';
import { anchorWords, type Anchor } from '../../shared/domain/anchor-words.ts';
import type { VerifiedHistory } from '../events/types.ts';
import type { Jobs } from '../jobs.ts';
import { identify } from '../pam/identity.ts';
import type { Store } from '../store/types.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/evidence.ts. */
export function evidenceHandlers(forest: () => Forest, jobs: () => Jobs): Handlers<typeof evidenceContract> {
  return {
    'evidence.anchor': (_, caller) => {
      const { store } = forest();
      const { actor } = identify(store, caller, undefined);
      return store.transaction(() => {
        const [head, first] = [store.head(), store.chainAt(1)];
        if (head === null || first === null)
          throw new AppError('UNAVAILABLE', 'No anchor was taken: the head of the history was removed.');
        const { size } = head;
        const hash = Buffer.from(head.hash).toString('hex');
        const anchor = { genesis: first.toString('hex'), size, hash };
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
    'evidence.compare': ({ words }, caller) => {
      const { reader, store } = forest();
      const { actor } = identify(store, caller, undefined);
      const read = readAnchor(words);
      if ('wrong' in read)
        throw new AppError('BAD_REQUEST', `The anchor was not compared. ${read.wrong}`, {
          issues: [{ path: 'words', message: read.wrong }],
        });
      const { anchor } = read;
      const job = jobs().start('Comparison of the history with an anchor', async ({ progress, signal }) => {
        progress(0, await reader.count({}));
        const verified = await reader.verify(progress, signal);
        const wrong = differs(store, verified, anchor);
        const message =
          wrong ?? `All up to entry ${count(anchor.size)} is as it was when the anchor was taken.`;
        const { entries, firstBad } = verified;
        store.apply({
          ...actor,
          event: wrong === null ? 9314 : 9315,
          message,
          cause: { anchor, entries, firstBad },
          changes: [],
        });
        if (wrong !== null) throw new AppError('CONFLICT', message);
        return message;
      });
      return { job };
    },
  };
}

/** What is not as the anchor says, in words; null where all up to it is. What is wrong behind it is the verification's to tell. */
function differs(store: Store, { firstBad, entries }: VerifiedHistory, anchor: Anchor): string | null {
  const { genesis, size, hash } = anchor;
  if (firstBad !== null && firstBad.seq <= Math.min(size, entries))
    return `The history is not as it was when the anchor was taken. ${firstBad.why}`;
  if (store.chainAt(1)?.toString('hex').startsWith(genesis) !== true)
    return 'The anchor is of another forest, or this history was written anew from its first entry on.';
  if (entries < size)
    return `Entries ${count(entries + 1)} to ${count(size)} are missing: an older copy was put in place, or the end was removed.`;
  if (store.chainAt(size)?.toString('hex').startsWith(hash) === true) return null;
  return `The entries up to ${count(size)} are not those of the anchor: an older copy was put in place and used, or the history was written anew.`;
}

function count(entries: number): string {
  return entries.toLocaleString('en');
}
