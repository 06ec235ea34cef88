import { completions, type Completion } from '../../../shared/cmdlets/complete.ts';
import { offersAtFirst, offersFor, type Found, type Offer } from './offers.ts';
import { isLine } from './line-check.ts';

export type Option =
  { kind: 'offer'; key: string; offer: Offer } | { kind: 'completion'; key: string; completion: Completion };

export interface OptionGroup {
  /** Null: what could come next in a line. */
  heading: string | null;
  options: Option[];
}

export interface Options {
  groups: OptionGroup[];
  /** The part of the line that a completion replaces. */
  from: number;
  to: number;
}

const shownCompletions = 30;

/** What can be chosen: in a line what could come next at the cursor, else what the few letters may mean. */
export function optionsFor(
  text: string,
  cursor: number,
  found: Found | undefined,
  recent: readonly Offer[],
): Options {
  if (!isLine(text)) {
    const groups = text.trim() === '' ? offersAtFirst(recent) : offersFor(text, found);
    return {
      groups: groups.map(({ heading, offers }) => ({
        heading,
        options: offers.map(offer => ({ kind: 'offer', key: offer.key, offer })),
      })),
      from: 0,
      to: text.length,
    };
  }
  const { from, to, items } = completions(text, cursor);
  const typed = text.slice(from, to).toLowerCase();
  const options = items
    .filter(item => item.text.toLowerCase() !== typed)
    .slice(0, shownCompletions)
    .map((completion): Option => ({ kind: 'completion', key: completion.text, completion }));
  return { groups: options.length === 0 ? [] : [{ heading: null, options }], from, to };
}
