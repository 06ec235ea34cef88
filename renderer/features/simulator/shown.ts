/** More rows than this make a form slow, and nobody reads them: the search narrows them. */
const mostShown = 60;

export interface Shown<T> {
  rows: { item: T; index: number }[];
  /** How many match, shown or not. */
  matching: number;
}

/** The items whose words contain the text in any case, with their places; the first of them. */
export function shownOf<T>(items: readonly T[], text: string, wordsOf: (item: T) => string): Shown<T> {
  const wanted = text.trim().toLowerCase();
  const matching = items
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => wordsOf(item).toLowerCase().includes(wanted));
  return { rows: matching.slice(0, mostShown), matching: matching.length };
}
