import type { VerifiedHistory } from '../events/types.ts';
import type { Store } from '../store/types.ts';

/** What somebody kept of a history: what its chain's value was at some entries, in hex or the beginning of it, in their order. */
export interface Kept {
  /** At entry 1. */
  genesis: string;
  /** The last one is how far the history reached. */
  points: readonly { seq: number; hash: string }[];
}

/** What is not as it was kept, in words; null where all up to there is. What is wrong behind it is the verification's to tell. */
export function differs(
  store: Pick<Store, 'chainAt'>,
  { firstBad, entries }: VerifiedHistory,
  { genesis, points }: Kept,
): string | null {
  const size = points.at(-1)?.seq ?? 0;
  const same = (seq: number, hash: string) => store.chainAt(seq)?.toString('hex').startsWith(hash) === true;
  if (firstBad !== null && firstBad.seq <= Math.min(size, entries))
    return `The history is not as it was when the anchor was taken. ${firstBad.why}`;
  if (!same(1, genesis))
    return 'The anchor is of another forest, or this history was written anew from its first entry on.';
  // A chain that is the same at an entry is the same before it: what differs begins after the last point that fits.
  const at = points.findIndex(({ seq, hash }) => seq <= entries && !same(seq, hash));
  if (at > 0) {
    const [fits, fails] = [points[at - 1]?.seq ?? 1, points[at]?.seq ?? size];
    return `All up to entry ${count(fits)} is as it was. Of entries ${count(fits + 1)} to ${count(fails)} at least one is another, and so are those after it: an older copy was put in place and used, or the history was written anew.`;
  }
  if (at === 0)
    return `The entries up to ${count(size)} are not those of the anchor: an older copy was put in place and used, or the history was written anew.`;
  if (entries < size)
    return `Entries ${count(entries + 1)} to ${count(size)} are missing: an older copy was put in place, or the end was removed.`;
  return null;
}

export function count(entries: number): string {
  return entries.toLocaleString('en');
}
