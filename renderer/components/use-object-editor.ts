import { useMemo, useState } from 'react';
import {
  changedFields,
  type Difference,
  differencesOf,
  type FormSpec,
  type ObjectForm,
  rebase,
} from './object-form.ts';

/** An object as it is stored now, with the version that a save names in `expects`. */
export interface StoredObject<F> {
  version: number;
  form: F;
}

export interface ObjectEditor<F> {
  /** The object as it was read when the edit began: what the Set- cmdlet is the difference to. */
  base: F;
  form: F;
  version: number;
  dirty: boolean;
  edit: (change: Partial<F>) => void;
  discard: () => void;
  /** What somebody else saved since; empty while nothing did that matters. */
  meanwhile: readonly Difference[];
  /** Takes the stored object as the new base and does the person's edits again on it. */
  keepEntries: () => void;
}

/**
 * The state of an editor. A version that comes in while nothing is edited, or that holds what was typed, is taken at once;
 * else the difference is shown and the person decides. `stored` must be memoised.
 */
export function useObjectEditor<F extends ObjectForm<F>>(
  spec: FormSpec<F>,
  stored: StoredObject<F>,
): ObjectEditor<F> {
  const [state, setState] = useState({ version: stored.version, base: stored.form, form: stored.form });
  const dirty = changedFields(spec, state.base, state.form).length > 0;
  const meanwhile = useMemo(
    () => (stored.version === state.version ? [] : differencesOf(spec, state.base, stored.form, state.form)),
    [spec, stored, state],
  );
  const onTop = () => ({
    version: stored.version,
    base: stored.form,
    form: rebase(spec, state.base, state.form, stored.form),
  });
  if (stored.version !== state.version && (!dirty || meanwhile.length === 0)) setState(onTop());
  return {
    ...state,
    dirty,
    edit: change => setState(before => ({ ...before, form: { ...before.form, ...change } })),
    discard: () => setState({ version: stored.version, base: stored.form, form: stored.form }),
    meanwhile: dirty ? meanwhile : [],
    keepEntries: () => setState(onTop()),
  };
}
