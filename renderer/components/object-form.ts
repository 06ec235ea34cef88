import type { Value } from '../../shared/cmdlets/command.ts';
import { durationInWords } from '../../shared/domain/words.ts';
import { type ListField, type ListRule, type ListRules, listWords, merged } from './list-rule.ts';

/** An object as an editor holds it: texts, switches, durations (seconds, NaN while what is typed is no number), lists. */
export type ObjectForm<F> = { [K in keyof F]: string | boolean | number | readonly unknown[] };
export type FieldOf<F> = keyof F & string;

/** What an editor knows of its fields, in the order of the form. */
export interface FormSpec<F extends ObjectForm<F>> {
  /** The parameter of the New- and Set- cmdlet that a field becomes. */
  parameterOf: Record<FieldOf<F>, string>;
  /** What each field is called on the page. */
  labels: Record<FieldOf<F>, string>;
  /** The fields that hold a list. */
  lists: ListRules<F>;
  /** Whether a field counts for nothing in this state of the form, like the hours of a window that is off. */
  idle?: (field: FieldOf<F>, form: F) => boolean;
}

export function fieldsOf<F extends ObjectForm<F>>(spec: FormSpec<F>): FieldOf<F>[] {
  return Object.keys(spec.parameterOf).filter((field): field is FieldOf<F> =>
    Object.hasOwn(spec.parameterOf, field),
  );
}

/** How the list in a field is handled; undefined where the field holds none. */
function ruleOf<F extends ObjectForm<F>>(
  spec: FormSpec<F>,
  field: FieldOf<F>,
): ListRule<unknown> | undefined {
  const rules: Partial<Record<string, ListRules<F>[ListField<F>]>> = spec.lists;
  // The rule and the list come from the same field, so that the rule fits the entries.
  return rules[field] as ListRule<unknown> | undefined;
}

const entriesOf = <F>(form: F, field: FieldOf<F>) => form[field] as readonly unknown[];

/** Whether a field differs between two states of a form. Blanks at the ends of a text and the order of a list do not count. */
export function differs<F extends ObjectForm<F>>(
  spec: FormSpec<F>,
  field: FieldOf<F>,
  one: F,
  other: F,
): boolean {
  const rule = ruleOf(spec, field);
  const comparable = (form: F) => {
    const value = form[field];
    if (rule !== undefined) return entriesOf(form, field).map(rule.id).sort().join('\n');
    return typeof value === 'string' ? value.trim() : value;
  };
  return !Object.is(comparable(one), comparable(other));
}

/** The fields that were edited, in the order of the form. */
export function changedFields<F extends ObjectForm<F>>(spec: FormSpec<F>, base: F, form: F): FieldOf<F>[] {
  return fieldsOf(spec).filter(
    field => spec.idle?.(field, form) !== true && differs(spec, field, base, form),
  );
}

/** What a cmdlet is given of a field; undefined while a duration is no whole number. */
export function parameterValue<F extends ObjectForm<F>>(
  spec: FormSpec<F>,
  field: FieldOf<F>,
  form: F,
): Value | undefined {
  const rule = ruleOf(spec, field);
  if (rule !== undefined) return entriesOf(form, field).map(rule.ref);
  const value: unknown = form[field];
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : undefined;
  if (typeof value === 'string') return value.trim();
  return typeof value === 'boolean' ? value : undefined;
}

/** The parameters of the Set- cmdlet for what was edited and nothing else. A list that changed is given whole. */
export function changedParameters<F extends ObjectForm<F>>(
  spec: FormSpec<F>,
  base: F,
  form: F,
): Record<string, Value | undefined> {
  return Object.fromEntries(
    changedFields(spec, base, form).map(field => [
      spec.parameterOf[field],
      parameterValue(spec, field, form),
    ]),
  );
}

/** The field that an issue's path (`pipeline.0.parameters.Candidates.1`) speaks of. */
export function fieldOfPath<F extends ObjectForm<F>>(
  spec: FormSpec<F>,
  path: string,
): FieldOf<F> | undefined {
  const name = /(?:^|\.)parameters\.([A-Za-z]+)/.exec(path)?.[1];
  return fieldsOf(spec).find(field => spec.parameterOf[field] === name);
}

/** One thing that somebody else changed meanwhile, in words. */
export interface Difference {
  field: string;
  label: string;
  /** What happened to it: `“Jen” became “Jen Field”`, `15 minutes became 1 hour`, `Lee was added`. */
  words: string;
  /** True where the person edited the same field: the entry is kept, and will replace the other's. */
  mine: boolean;
  /** What was and what is, apart: not of a list, of which only `words` tells. */
  before?: string;
  after?: string;
}

/**
 * What changed between the version that a form was made from and the stored one. What the form says as well is no difference:
 * after Save, the stored object is the form's.
 */
export function differencesOf<F extends ObjectForm<F>>(
  spec: FormSpec<F>,
  base: F,
  theirs: F,
  mine: F,
): Difference[] {
  return fieldsOf(spec)
    .filter(field => differs(spec, field, base, theirs) && differs(spec, field, theirs, mine))
    .map(field => {
      const rule = ruleOf(spec, field);
      return {
        field,
        label: spec.labels[field],
        words:
          rule === undefined
            ? `${valueInWords(base[field])} became ${valueInWords(theirs[field])}`
            : listWords(rule, entriesOf(base, field), entriesOf(theirs, field)),
        ...(rule === undefined
          ? { before: valueInWords(base[field]), after: valueInWords(theirs[field]) }
          : {}),
        // Lists are merged entry by entry, so an edit of the same list replaces nothing of the other's.
        mine: rule === undefined && differs(spec, field, base, mine),
      };
    });
}

/** A value of a form as the page says it: `on`, `15 minutes`, `“Jen”`, `nothing`. */
export function valueInWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'number') return durationInWords(value);
  return typeof value !== 'string' || value.trim() === '' ? 'nothing' : `“${value}”`;
}

/**
 * The person's entries on top of what is stored now: edited fields keep the entry, all others take the stored value. In a list
 * the person's additions and removals are done again on the stored list, so that nobody whom the other added is lost.
 */
export function rebase<F extends ObjectForm<F>>(spec: FormSpec<F>, base: F, mine: F, theirs: F): F {
  const result: F = { ...theirs };
  for (const field of changedFields(spec, base, mine)) {
    const rule = ruleOf(spec, field);
    const entries = (form: F) => entriesOf(form, field);
    const value: unknown =
      rule === undefined ? mine[field] : merged(rule, entries(base), entries(mine), entries(theirs));
    result[field] = value as F[typeof field];
  }
  return result;
}
