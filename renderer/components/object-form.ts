import type { Value } from '../../shared/cmdlets/command.ts';

/** An object as an editor holds it: texts and switches by field. */
export type FlatForm = Record<string, string | boolean>;
export type FieldOf<F extends FlatForm> = keyof F & string;

/** What an editor knows of its fields, in the order of the form. */
export interface FormSpec<F extends FlatForm> {
  /** The parameter of the Set- cmdlet that a field becomes. */
  parameterOf: Record<FieldOf<F>, string>;
  /** What each field is called on the page. */
  labels: Record<FieldOf<F>, string>;
}

export function fieldsOf<F extends FlatForm>(spec: FormSpec<F>): FieldOf<F>[] {
  return Object.keys(spec.parameterOf).filter((field): field is FieldOf<F> =>
    Object.hasOwn(spec.parameterOf, field),
  );
}

/** Whether a field differs between two states of a form. Blanks at the ends of a text are no difference. */
export function differs<F extends FlatForm>(field: FieldOf<F>, one: F, other: F): boolean {
  return trimmed(one[field]) !== trimmed(other[field]);
}

function trimmed(value: string | boolean | undefined): string | boolean | undefined {
  return typeof value === 'string' ? value.trim() : value;
}

/** The fields that were edited, in the order of the form. */
export function changedFields<F extends FlatForm>(spec: FormSpec<F>, base: F, form: F): FieldOf<F>[] {
  return fieldsOf(spec).filter(field => differs(field, base, form));
}

/** The parameters of the Set- cmdlet for what was edited and nothing else. */
export function changedParameters<F extends FlatForm>(
  spec: FormSpec<F>,
  base: F,
  form: F,
): Record<string, Value> {
  return Object.fromEntries(
    changedFields(spec, base, form).map((field): [string, Value] => [
      spec.parameterOf[field],
      trimmed(form[field]) ?? '',
    ]),
  );
}

/** The field that an issue's path (`pipeline.0.parameters.SourcePhoneNumber`) speaks of. */
export function fieldOfPath<F extends FlatForm>(spec: FormSpec<F>, path: string): FieldOf<F> | undefined {
  const name = /(?:^|\.)parameters\.([A-Za-z]+)/.exec(path)?.[1];
  return fieldsOf(spec).find(field => spec.parameterOf[field] === name);
}

/** One thing that somebody else changed meanwhile, in words. */
export interface Difference {
  field: string;
  label: string;
  /** `“Jen” became “Jen Field”`. */
  words: string;
  /** True where the person edited the same field: the entry is kept, and will replace the other's. */
  mine: boolean;
}

/** What changed between the version that a form was made from and the stored one. What the person wants too is no difference. */
export function differencesOf<F extends FlatForm>(
  spec: FormSpec<F>,
  base: F,
  theirs: F,
  mine: F,
): Difference[] {
  return fieldsOf(spec)
    .filter(field => differs(field, base, theirs) && differs(field, theirs, mine))
    .map(field => ({
      field,
      label: spec.labels[field],
      words: `${inWords(base[field])} became ${inWords(theirs[field])}`,
      mine: differs(field, base, mine),
    }));
}

function inWords(value: string | boolean | undefined): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return value === undefined || value.trim() === '' ? 'nothing' : `“${value}”`;
}

/** The person's entries on top of what is stored now: edited fields keep the entry, all others take the stored value. */
export function rebase<F extends FlatForm>(spec: FormSpec<F>, base: F, mine: F, theirs: F): F {
  const result: F = { ...theirs };
  for (const field of changedFields(spec, base, mine)) result[field] = mine[field];
  return result;
}
