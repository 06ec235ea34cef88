import type { Value } from '../../shared/cmdlets/command.ts';

/** How the entries of a list in a form are told apart, called on the page, and named to a cmdlet. */
export interface ListRule<Item> {
  id: (item: Item) => string;
  name: (item: Item) => string;
  ref: (item: Item) => Value;
}

/** The fields of a form that hold lists. */
export type ListField<F> = {
  [K in keyof F]-?: F[K] extends readonly unknown[] ? K : never;
}[keyof F] &
  string;

/** A rule for each list of a form. */
export type ListRules<F> = {
  [K in ListField<F>]: ListRule<F[K] extends readonly (infer Item)[] ? Item : never>;
};

/** What happened to a list: `Lee was added; Jen, Pat were taken off`. */
export function listWords<Item>(
  rule: ListRule<Item>,
  before: readonly Item[],
  after: readonly Item[],
): string {
  const without = (list: readonly Item[], other: readonly Item[]) =>
    list.map(rule.name).filter(name => !other.map(rule.name).includes(name));
  const say = (names: readonly string[], verb: string) =>
    names.length === 0 ? [] : [`${names.join(', ')} ${names.length === 1 ? 'was' : 'were'} ${verb}`];
  return [...say(without(after, before), 'added'), ...say(without(before, after), 'taken off')].join('; ');
}

/** What was done between `base` and `mine`, done again on `theirs`: additions and removals, each entry once. */
export function merged<Item>(
  { id }: ListRule<Item>,
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
): Item[] {
  const has = (list: readonly Item[], item: Item) => list.some(other => id(other) === id(item));
  const kept = theirs.filter(item => has(mine, item) || !has(base, item));
  const added = mine.filter(item => !has(base, item) && !has(theirs, item));
  return [...kept, ...added];
}
