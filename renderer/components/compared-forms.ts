import type { ListRules } from './list-rule.ts';
import {
  differs,
  type FieldOf,
  fieldsOf,
  type FormSpec,
  type ObjectForm,
  valueInWords,
} from './object-form.ts';

/** Who or what stands in a list of one object, of the other, of both: by names. */
export interface ComparedList {
  onlyA: readonly string[];
  onlyB: readonly string[];
  both: readonly string[];
}

/** One field of two objects side by side. */
export interface ComparedField<F> {
  field: FieldOf<F>;
  label: string;
  same: boolean;
  /** The values in words; of a list its entries. */
  value: { a: string; b: string } | ComparedList;
}

/** Two objects of a kind, field by field in the order of the form. A value that counts for nothing in its object is `not used`. */
export function comparedForms<F extends ObjectForm<F>>(spec: FormSpec<F>, a: F, b: F): ComparedField<F>[] {
  const rules: Partial<Record<string, ListRules<F>[keyof ListRules<F>]>> = spec.lists;
  return fieldsOf(spec).map(field => {
    const label = spec.labels[field];
    const rule = rules[field] as
      { id: (item: unknown) => string; name: (item: unknown) => string } | undefined;
    if (rule !== undefined) {
      const list = comparedList(rule, a[field] as readonly unknown[], b[field] as readonly unknown[]);
      return { field, label, same: list.onlyA.length + list.onlyB.length === 0, value: list };
    }
    const idle = { a: spec.idle?.(field, a) === true, b: spec.idle?.(field, b) === true };
    const words = (form: F, off: boolean) => (off ? 'not used' : valueInWords(form[field]));
    return {
      field,
      label,
      same: idle.a || idle.b ? idle.a === idle.b : !differs(spec, field, a, b),
      value: { a: words(a, idle.a), b: words(b, idle.b) },
    };
  });
}

function comparedList(
  { id, name }: { id: (item: unknown) => string; name: (item: unknown) => string },
  a: readonly unknown[],
  b: readonly unknown[],
): ComparedList {
  const has = (list: readonly unknown[], item: unknown) => list.some(other => id(other) === id(item));
  const names = (list: readonly unknown[]) => list.map(name).sort((one, other) => one.localeCompare(other));
  return {
    onlyA: names(a.filter(item => !has(b, item))),
    onlyB: names(b.filter(item => !has(a, item))),
    both: names(a.filter(item => has(b, item))),
  };
}
